// A real server of OpenID Connect on loopback: `node server.mjs REDIRECT_URI`. Anybody logs in under any name.
import http from "node:http";
import Provider from "oidc-provider";

const [redirect] = process.argv.slice(2);
const server = http.createServer((request, answer) => provider(request, answer));
let provider;

server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const oidc = new Provider(issuer, {
    clients: [{ client_id: "kendala", client_secret: "a secret of the tests", redirect_uris: [redirect] }],
    claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
    cookies: { keys: ["a key of the tests"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, email: `${id}@kendala.example`, email_verified: true }),
    }),
  });
  provider = oidc.callback();
  console.log(issuer);
});
