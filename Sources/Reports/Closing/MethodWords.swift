/// The calculations in words, with their formulas.
enum MethodWords {
  static let markup: [Markup] = [
    .paragraph(
      """
      \(strong: "Agreement of the items.") Cronbach's alpha of complete answers on the first occasion: \
      \(code: "alpha = k/(k − 1) · (1 − sum of item variances / variance of the total)"), with k items \
      (\(cite: "Cronbach 1951")).
      """),
    .paragraph(
      """
      \(strong: "Error of measurement.") As the scale's file gives it; where it gives none, \
      \(code: "SEM = SD · √(1 − alpha)") with alpha and the standard deviation of complete answers on the \
      first occasion (\(cite: "Lord & Novick 1968")). Alpha leaves day-to-day fluctuation out.
      """),
    .paragraph(
      """
      \(strong: "Reliable change.") \(code: "RCI = (last − first) / (√2 · SEM)"); the change is reliable when \
      the index lies beyond the normal quantile of its level (\(cite: "Jacobson & Truax 1991")). The \
      method also speaks of \(method: "recovered"), which needs a cut-off; none is used here.
      """),
    .paragraph(
      """
      \(strong: "Journeys.") Any two scores of a journey differ beyond error when their difference is \
      larger than \(code: "q(0.95; K, ∞) · SEM"), the studentized range for the K occasions planned \
      (\(cite: "Tukey 1953")). With two occasions it is the threshold of reliable change.
      """),
    .paragraph(
      """
      \(strong: "Movement over time.") A linear mixed model of all scores (\(cite: "Laird & Ware 1982")). \
      Occasions that are missing may depend on the scores that were seen, not on those that were not.
      """),
    .paragraph(
      """
      \(strong: "Means with their intervals.") From Student's t and the spread of the same scores. \
      \(strong: "Means drawn towards that of all.") From \(code: "change ~ 1 + (1 | service)"), fitted by \
      restricted maximum likelihood (\(cite: "Goldstein & Spiegelhalter 1996")). \(strong: "Limits.") \
      \(code: "mean of all ± z · SD within / √n") (\(cite: "Spiegelhalter 2005")).
      """),
  ]
}
