/** Emoji with their selectors, modifiers, joiners and tags: what they hold is invisible by itself, and seen as one picture. */
const EMOJI =
  /[#*\d]\ufe0f?\u20e3|\p{RI}{2}|\u{1f3f4}[\u{e0030}-\u{e007a}]+\u{e007f}|\p{Emoji}\p{EMod}?[\ufe0e\ufe0f]?(?:\u200d\p{ExtPict}\p{EMod}?[\ufe0e\ufe0f]?)*/gu;

/**
 * A joiner or a non-joiner between letters of scripts in which they look different with it: RFC 5892, appendix A. The scripts are named by
 * their codes in ISO 15924.
 */
const JOINER = /* @__PURE__ */ (() => {
  const scripts =
    "Arab Syrc Mong Nkoo Mand Rohg Adlm Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Bali";
  const letter = `[${scripts.replace(/(\w+) ?/g, "\\p{sc=$1}")}]`;
  return new RegExp(`(?<=${letter}\\p{M}*)[\\u200c\\u200d](?=${letter})`, "gu");
})();

/** Format characters that are visible: they enclose the numbers behind them. */
const NUMBER_SIGNS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu;

/**
 * What must not be there: controls, also those of the direction of writing, unpaired surrogates, private use, what is not assigned,
 * line ends, what is not shown by default, what stands for other things, and heaps of marks that reach into other lines.
 */
const DISTURBING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\p{Bidi_C}\p{VS}\ufffc]|\p{M}{5}/u;

/** A character that is seen without others. Some symbols are blank: the pattern without dots of Braille, and the null notehead. */
const VISIBLE = /(?![\u2800\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Whether a message can be shown as it is: 1 to 64 characters, at least one of which is visible by itself, and none of which is
 * invisible or changes the text around it.
 */
export function isShowable(message: string): boolean {
  const length = [...message].length;
  if (length === 0 || length > 64 || /^\p{M}/u.test(message)) return false;
  const plain = message.replaceAll(EMOJI, "\u263a").replaceAll(JOINER, "").replaceAll(NUMBER_SIGNS, "1");
  return VISIBLE.test(plain) && !DISTURBING.test(plain);
}
