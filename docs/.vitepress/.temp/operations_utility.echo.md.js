import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"utility.echo: Check that the API can be reached","description":"","frontmatter":{},"headers":[],"relativePath":"operations/utility.echo.md","filePath":"operations/utility.echo.md"}');
const _sfc_main = { name: "operations/utility.echo.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="utility-echo-check-that-the-api-can-be-reached" tabindex="-1">utility.echo: Check that the API can be reached <a class="header-anchor" href="#utility-echo-check-that-the-api-can-be-reached" aria-label="Permalink to &quot;utility.echo: Check that the API can be reached&quot;">​</a></h1><p><code>GET /api/misc/echo</code></p><p><code>authlete.utility.echo(options?)</code> gives <code>undefined</code>.</p><p>Answers at once and does nothing else. Use it to see whether a network path to the API is open and how long a round trip takes.</p><p>It belongs to no service and needs no access token, so a good answer says nothing about your token or your service. What the body of the answer holds is not part of this description.</p><p>A call that got lost may be sent again; the client does so. <a href="./../guides/emulator.html">The emulator</a> has it. <a href="/reference/index.html#/utility/utility.echo" target="_self">In Redoc</a>.</p><h2 id="typescript" tabindex="-1">TypeScript <a class="header-anchor" href="#typescript" aria-label="Permalink to &quot;TypeScript&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { createAuthlete } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#66707B;--shiki-dark:#BDC4CC;">// Address, service and token come from the environment.</span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> authlete</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"> createAuthlete</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">();</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">await</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> authlete.utility.</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">echo</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">();</span></span></code></pre></div><h2 id="curl" tabindex="-1">curl <a class="header-anchor" href="#curl" aria-label="Permalink to &quot;curl&quot;">​</a></h2><div class="language-sh vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">curl</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --request</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> GET</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">$AUTHLETE_BASE_URL</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">/api/misc/echo&quot;</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> \\</span></span>
<span class="line"><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;">  --header</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;Authorization: Bearer </span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">$AUTHLETE_TOKEN</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("operations/utility.echo.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const utility_echo = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  utility_echo as default
};
