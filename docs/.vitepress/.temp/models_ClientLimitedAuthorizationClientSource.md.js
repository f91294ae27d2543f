import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ClientLimitedAuthorizationClientSource","description":"","frontmatter":{},"headers":[],"relativePath":"models/ClientLimitedAuthorizationClientSource.md","filePath":"models/ClientLimitedAuthorizationClientSource.md"}');
const _sfc_main = { name: "models/ClientLimitedAuthorizationClientSource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="clientlimitedauthorizationclientsource" tabindex="-1">ClientLimitedAuthorizationClientSource <a class="header-anchor" href="#clientlimitedauthorizationclientsource" aria-label="Permalink to &quot;ClientLimitedAuthorizationClientSource&quot;">​</a></h1><p>How the client came to be known to the service.</p><p>Field of <a href="./ClientLimitedAuthorization.html">ClientLimitedAuthorization</a>.</p><p>Used by <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { ClientLimitedAuthorizationClientSource } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> ClientLimitedAuthorizationClientSource</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;DYNAMIC_REGISTRATION&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>ClientLimitedAuthorizationClientSourceValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>DYNAMIC_REGISTRATION</code></td><td>It registered itself, RFC 7591.</td></tr><tr><td><code>AUTOMATIC_REGISTRATION</code></td><td>Automatic registration in an OpenID federation.</td></tr><tr><td><code>EXPLICIT_REGISTRATION</code></td><td>Explicit registration in an OpenID federation.</td></tr><tr><td><code>METADATA_DOCUMENT</code></td><td>Its identifier is the URL of a client metadata document.</td></tr><tr><td><code>STATIC_REGISTRATION</code></td><td>It was set up by the service&#39;s administrators, through the console or the API.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/ClientLimitedAuthorizationClientSource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClientLimitedAuthorizationClientSource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClientLimitedAuthorizationClientSource as default
};
