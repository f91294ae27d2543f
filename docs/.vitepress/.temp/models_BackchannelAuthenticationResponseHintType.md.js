import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"BackchannelAuthenticationResponseHintType","description":"","frontmatter":{},"headers":[],"relativePath":"models/BackchannelAuthenticationResponseHintType.md","filePath":"models/BackchannelAuthenticationResponseHintType.md"}');
const _sfc_main = { name: "models/BackchannelAuthenticationResponseHintType.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="backchannelauthenticationresponsehinttype" tabindex="-1">BackchannelAuthenticationResponseHintType <a class="header-anchor" href="#backchannelauthenticationresponsehinttype" aria-label="Permalink to &quot;BackchannelAuthenticationResponseHintType&quot;">​</a></h1><p>Which of the three hints the request has.</p><p>Field of <a href="./BackchannelAuthenticationResponse.html">BackchannelAuthenticationResponse</a>.</p><p>Used by <a href="./../operations/ciba.processAuthentication.html"><code>ciba.processAuthentication</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { BackchannelAuthenticationResponseHintType } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> BackchannelAuthenticationResponseHintType</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;ID_TOKEN_HINT&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>BackchannelAuthenticationResponseHintTypeValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>ID_TOKEN_HINT</code></td><td><code>id_token_hint</code>, an ID token that your server issued before. See <code>sub</code>.</td></tr><tr><td><code>LOGIN_HINT</code></td><td><code>login_hint</code>, an identifier such as a user name, an address or a number.</td></tr><tr><td><code>LOGIN_HINT_TOKEN</code></td><td><code>login_hint_token</code>, a token whose form your server has agreed on with its clients.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/BackchannelAuthenticationResponseHintType.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BackchannelAuthenticationResponseHintType = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BackchannelAuthenticationResponseHintType as default
};
