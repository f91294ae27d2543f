/** Emoji with their selectors, modifiers, joiners and tags, which are invisible on their own but part of one picture. */
const EMOJI =
  /[#*\d]\ufe0f?\u20e3|\p{RI}{2}|\u{1f3f4}[\u{e0030}-\u{e007a}]+\u{e007f}|\p{Emoji}\p{EMod}?[\ufe0e\ufe0f]?(?:\u200d\p{ExtPict}\p{EMod}?[\ufe0e\ufe0f]?)*/gu;

/**
 * A joiner or non-joiner between letters of scripts in which it changes their shape: RFC 5892, appendix A. The scripts are given as
 * ISO 15924 codes.
 */
const JOINER = /* @__PURE__ */ (() => {
  const scripts =
    "Arab Syrc Mong Nkoo Mand Rohg Adlm Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Bali";
  const letter = `[${scripts.replace(/(\w+) ?/g, "\\p{sc=$1}")}]`;
  return new RegExp(`(?<=${letter}\\p{M}*)[\\u200c\\u200d](?=${letter})`, "gu");
})();

/** Visible format characters, which enclose the number that follows. */
const NUMBER_SIGNS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu;

/**
 * Forbidden: control and format characters including bidi controls, lone surrogates, private use, unassigned code points, line
 * separators, default ignorables, the object replacement character, and stacks of marks that reach into other lines.
 */
const DISTURBING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\p{Bidi_C}\p{VS}\ufffc]|\p{M}{5}/u;

/** A character that is visible on its own. Two symbols are blank: the empty Braille pattern and the null notehead. */
const VISIBLE = /(?![\u2800\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Whether a message can be shown as it is: 1 to 64 characters, at least one of them visible on its own, and none that is invisible or
 * changes the text around it.
 */
export function isShowable(message: string): boolean {
  const length = [...message].length;
  if (length === 0 || length > 64 || /^\p{M}/u.test(message)) return false;
  const plain = message.replaceAll(EMOJI, "\u263a").replaceAll(JOINER, "").replaceAll(NUMBER_SIGNS, "1");
  return VISIBLE.test(plain) && !DISTURBING.test(plain);
}
