import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"AuthorizationRequest","description":"","frontmatter":{},"headers":[],"relativePath":"models/AuthorizationRequest.md","filePath":"models/AuthorizationRequest.md"}');
const _sfc_main = { name: "models/AuthorizationRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="authorizationrequest" tabindex="-1">AuthorizationRequest <a class="header-anchor" href="#authorizationrequest" aria-label="Permalink to &quot;AuthorizationRequest&quot;">​</a></h1><p>A client&#39;s request to your authorization endpoint.</p><p>Body of <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a> (<code>POST /api/{serviceId}/auth/authorization</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { AuthorizationRequest } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> AuthorizationRequest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  parameters: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;response_type=code&amp;client_id=2917251600&amp;redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb&amp;scope=openid&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>parameters</code></td><td><em>string</em></td><td>required</td><td>The whole query string of a GET request, without the question mark, or the whole form body of a POST request, still encoded.</td></tr><tr><td><code>context</code></td><td><em>string</em></td><td>optional</td><td>Any text of your own, to be attached to the ticket. <a href="/operations/authorization.management.getTicketInfo.html"><code>authorization.management.getTicketInfo</code></a> gives it back, and <a href="/operations/authorization.management.updateTicket.html"><code>authorization.management.updateTicket</code></a> replaces it. Left out, nothing is attached.</td></tr><tr><td><code>cimdOptions</code></td><td><a href="./CimdOptions.html">CimdOptions</a></td><td>optional</td><td>How the client&#39;s metadata document is treated, where its <code>client_id</code> is the URL of one.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/AuthorizationRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AuthorizationRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AuthorizationRequest as default
};
