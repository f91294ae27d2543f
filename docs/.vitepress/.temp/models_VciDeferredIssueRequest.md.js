import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"VciDeferredIssueRequest","description":"","frontmatter":{},"headers":[],"relativePath":"models/VciDeferredIssueRequest.md","filePath":"models/VciDeferredIssueRequest.md"}');
const _sfc_main = { name: "models/VciDeferredIssueRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="vcideferredissuerequest" tabindex="-1">VciDeferredIssueRequest <a class="header-anchor" href="#vcideferredissuerequest" aria-label="Permalink to &quot;VciDeferredIssueRequest&quot;">​</a></h1><p>A deferred credential to be issued. The order is needed in every call.</p><p>Body of <a href="./../operations/verifiableCredentials.deferredIssue.html"><code>verifiableCredentials.deferredIssue</code></a> (<code>POST /api/{serviceId}/vci/deferred/issue</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { VciDeferredIssueRequest } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> VciDeferredIssueRequest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  denied: </span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;">false</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  interval: </span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;">3600</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>order</code></td><td><a href="./CredentialIssuanceOrder.html">CredentialIssuanceOrder</a></td><td>optional</td><td>The request to answer, and what its credential is to hold.</td></tr><tr><td><code>denied</code></td><td><em>boolean</em></td><td>optional</td><td>Whether the wallet is told that it does not get the credential, with the error <code>credential_request_denied</code>. The order then names the request alone.</td></tr><tr><td><code>interval</code></td><td><em>number</em></td><td>optional</td><td>How many seconds the wallet is to wait before it asks again, where the credential comes later. Exact as a JavaScript number.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/VciDeferredIssueRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VciDeferredIssueRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VciDeferredIssueRequest as default
};
