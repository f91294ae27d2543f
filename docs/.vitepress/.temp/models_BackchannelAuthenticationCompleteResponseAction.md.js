import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"BackchannelAuthenticationCompleteResponseAction","description":"","frontmatter":{},"headers":[],"relativePath":"models/BackchannelAuthenticationCompleteResponseAction.md","filePath":"models/BackchannelAuthenticationCompleteResponseAction.md"}');
const _sfc_main = { name: "models/BackchannelAuthenticationCompleteResponseAction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="backchannelauthenticationcompleteresponseaction" tabindex="-1">BackchannelAuthenticationCompleteResponseAction <a class="header-anchor" href="#backchannelauthenticationcompleteresponseaction" aria-label="Permalink to &quot;BackchannelAuthenticationCompleteResponseAction&quot;">​</a></h1><p>What your server does next. None of it is an answer to a request of the client.</p><p>Field of <a href="./BackchannelAuthenticationCompleteResponse.html">BackchannelAuthenticationCompleteResponse</a>.</p><p>Used by <a href="./../operations/ciba.complete.html"><code>ciba.complete</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { BackchannelAuthenticationCompleteResponseAction } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> BackchannelAuthenticationCompleteResponseAction</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;SERVER_ERROR&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>BackchannelAuthenticationCompleteResponseActionValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>SERVER_ERROR</code></td><td>The outcome could not be recorded.</td></tr><tr><td><code>NO_ACTION</code></td><td>The outcome is recorded, and the client polls.</td></tr><tr><td><code>NOTIFICATION</code></td><td>The client is to be notified.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/BackchannelAuthenticationCompleteResponseAction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BackchannelAuthenticationCompleteResponseAction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BackchannelAuthenticationCompleteResponseAction as default
};
