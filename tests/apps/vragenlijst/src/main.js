import { Model } from "survey-core";
import "survey-core/i18n/dutch";
import { renderSurvey } from "survey-js-ui";
import bad from "./bad.json";
import good from "./good.json";

const root = document.getElementById("vragen");
const survey = new Model(root.dataset.variant === "goed" ? good : bad);

if (root.dataset.variant === "goed") {
  // Every page is an entry in the browser's history, so that its own way back goes one question back.
  let moving = false;
  window.history.replaceState({ start: true }, "");
  survey.onStarted.add(() => window.history.pushState({ page: survey.currentPage.name }, ""));
  survey.onCurrentPageChanged.add(() => {
    if (!moving) window.history.pushState({ page: survey.currentPage.name }, "");
  });
  window.addEventListener("popstate", (event) => {
    moving = true;
    const page = event.state?.page && survey.getPageByName(event.state.page);
    if (survey.state === "completed") survey.clear(false, false);
    if (page) {
      survey.start();
      survey.currentPage = page;
    } else {
      survey.clear(false, true);
    }
    moving = false;
  });
  // A question is what its screen is about: its heading.
  survey.onGetTitleTagName.add((sender, options) => {
    if (options.element.isQuestion) options.tagName = "h1";
  });
  survey.onProgressText.add((sender, options) => {
    options.text = `Vraag ${sender.currentPageNo + 1} van 5`;
  });
  survey.onComplete.add(() => window.history.pushState({ done: true }, ""));
}
renderSurvey(survey, root);
