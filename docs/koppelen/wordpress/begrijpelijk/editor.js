// In the panel that WordPress shows before publishing: what begrijpelijk thinks of the text as it is now.
(({ plugins, editor, element, data, apiFetch, components }) => {
  const { createElement: el, useEffect, useState } = element;
  const FIRST = 10;

  function Points() {
    const { title, content } = data.useSelect((select) => ({
      title: select("core/editor").getEditedPostAttribute("title"),
      content: select("core/editor").getEditedPostContent(),
    }));
    const [outcome, setOutcome] = useState(null);
    useEffect(() => {
      let current = true;
      apiFetch({ path: "/begrijpelijk/v1/check", method: "POST", data: { title, content } }).then(
        (found) => current && setOutcome(found),
        (error) => current && setOutcome({ sentence: error.message, findings: [], passed: null }),
      );
      return () => { current = false; };
    }, [title, content]);
    if (!outcome) return el(components.Spinner);
    const points = outcome.findings.slice(0, FIRST).map((finding, index) =>
      el("li", { key: index }, el("strong", null, `“${finding.excerpt}” `), finding.message));
    return el("div", null, el("p", { role: "status" }, outcome.sentence), el("ul", null, ...points));
  }

  plugins.registerPlugin("begrijpelijk", {
    render: () => el(editor.PluginPrePublishPanel, { title: "Is deze tekst te begrijpen?", initialOpen: true }, el(Points)),
  });
})(window.wp);
