// html-validate's standard rules, none switched off.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

/** What is wrong in the source of a page. */
export const markup = async (html) => {
  const report = await validator.validateString(html);
  return report.results
    .flatMap((result) => result.messages)
    .map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
};
