// One entry, one file: each module starts itself on the parts of the page that ask for it.
import "./theme.js";
import "./errors.js";
import "./menu.js";
import "./rail.js";
import "./dialog.js";
import "./form.js";
import "./drafts.js";
import "./keeping.js";
import "./similar.js";
import "./hints.js";
import "./uploads.js";
import "./causes.js";
import "./money.js";
import "./days.js";
import "./rows.js";
import "./whys.js";
import "./filters.js";
import "./choose-all.js";
import "./bulk.js";
import "./drag.js";
import "./more.js";
import "./copying.js";
import "./sheet.js";
import "./keys.js";
import "./live.js";
import "./passkeys.js";

document.documentElement.classList.add("has-script");
