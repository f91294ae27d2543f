import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"AuthorizationTicketInfo","description":"","frontmatter":{},"headers":[],"relativePath":"models/AuthorizationTicketInfo.md","filePath":"models/AuthorizationTicketInfo.md"}');
const _sfc_main = { name: "models/AuthorizationTicketInfo.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="authorizationticketinfo" tabindex="-1">AuthorizationTicketInfo <a class="header-anchor" href="#authorizationticketinfo" aria-label="Permalink to &quot;AuthorizationTicketInfo&quot;">​</a></h1><p>What your server has attached to a ticket.</p><p>Field of <a href="./AuthorizationIssueResponse.html">AuthorizationIssueResponse</a>, <a href="./AuthorizationTicketInfoResponse.html">AuthorizationTicketInfoResponse</a>, <a href="./AuthorizationTicketUpdateRequest.html">AuthorizationTicketUpdateRequest</a>, <a href="./AuthorizationTicketUpdateResponse.html">AuthorizationTicketUpdateResponse</a>.</p><p>Used by <a href="./../operations/authorization.issue.html"><code>authorization.issue</code></a>, <a href="./../operations/authorization.management.getTicketInfo.html"><code>authorization.management.getTicketInfo</code></a>, <a href="./../operations/authorization.management.updateTicket.html"><code>authorization.management.updateTicket</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { AuthorizationTicketInfo } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> AuthorizationTicketInfo</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  context: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;session=8f2c1d&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>context</code></td><td><em>string</em> | <em>null</em></td><td>optional</td><td>The text that is attached, <code>null</code> where there is none. The client never sees it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/AuthorizationTicketInfo.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AuthorizationTicketInfo = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AuthorizationTicketInfo as default
};
