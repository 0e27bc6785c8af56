import Change
import Results

/// A calculation in words, with its formula and its sources.
struct MethodNote: Sendable {
  let words: Sentence
  let sources: [MethodSource]
}

/// The calculations behind a report: those that its figures come from, and no others.
struct MethodWords: Sendable {
  /// In the order in which they are told.
  let notes: [MethodNote]

  init(_ chapters: [Chapter], _ rules: [RuleFindings]) {
    let found = chapters.map(\.outcome.found)
    let errors = found.compactMap { try? $0.error.get() }
    var notes: [MethodNote] = []
    if errors.contains(where: { $0.reliability?.kind == .cronbachAlpha }) {
      notes.append(Self.alpha)
    }
    if !errors.isEmpty { notes += [Self.error, Self.reliableChange, Self.journeys] }
    if found.contains(where: { (try? $0.change.meanOverServices()) != nil }) {
      notes.append(Self.overServices)
    }
    if found.contains(where: { (try? $0.growth?.get()) != nil }) { notes.append(Self.movement) }
    if found.contains(where: { (try? $0.kinds?.get()) != nil }) { notes.append(Self.kinds) }
    notes.append(Self.means)
    if found.contains(where: { (try? $0.services?.get()) != nil }) { notes.append(Self.services) }
    if !rules.isEmpty { notes.append(Self.rates) }
    self.notes = notes
  }

  /// The words as paragraphs.
  var markup: [Markup] { notes.map { .paragraph($0.words) } }

  /// The sources of all of them, each once, by name and year.
  var sources: [MethodSource] {
    Set(notes.flatMap(\.sources)).sorted { $0.words < $1.words }
  }

  private static let alpha = MethodNote(
    words: """
      \(strong: "Agreement of the items.") Cronbach's alpha of complete answers on the first occasion: \
      \(code: "alpha = k/(k − 1) · (1 − sum of item variances / variance of the total)"), with k items \
      (\(cite: "Cronbach 1951")); its interval is that of \(cite: "Feldt 1965").
      """, sources: [MethodSources.cronbach, MethodSources.feldt])

  private static let error = MethodNote(
    words: """
      \(strong: "Error of measurement.") As the scale's file gives it; where it gives none, \
      \(code: "SEM = SD · √(1 − alpha)") with alpha and the standard deviation of complete answers on the \
      first occasion (\(cite: "Lord & Novick 1968")). Alpha leaves day-to-day fluctuation out.
      """, sources: [MethodSources.lordNovick])

  private static let reliableChange = MethodNote(
    words: """
      \(strong: "Reliable change.") \(code: "RCI = (last − first) / (√2 · SEM)"); the change is reliable when \
      the index lies beyond the normal quantile of its level (\(cite: "Jacobson & Truax 1991")). The \
      method also speaks of \(method: "recovered"), which needs a cut-off; none is used here.
      """, sources: [MethodSources.jacobsonTruax])

  private static let journeys = MethodNote(
    words: """
      \(strong: "Journeys.") Any two scores of a journey differ beyond error when their difference is \
      larger than \(code: "q(0.95; K, ∞) · SEM"), the studentized range for the K occasions planned \
      (\(cite: "Tukey 1953")). With two occasions it is the threshold of reliable change.
      """, sources: [MethodSources.tukey])

  private static let overServices = MethodNote(
    words: """
      \(strong: "Intervals over places.") People of one place are alike, so the interval of a mean over \
      them counts the places (CR two, \(cite: "Bell & McCaffrey 2002"), with the degrees of freedom of \
      \(cite: "Satterthwaite 1946")).
      """, sources: [MethodSources.bellMcCaffrey, MethodSources.satterthwaite])

  private static let movement = MethodNote(
    words: """
      \(strong: "Movement over time.") A linear mixed model of all scores (\(cite: "Laird & Ware 1982")), with \
      degrees of freedom from \(cite: "Satterthwaite 1946") where the table of choices says so. Occasions \
      that are missing may depend on the scores that were seen, not on those that were not.
      """, sources: [MethodSources.lairdWare, MethodSources.satterthwaite])

  private static let kinds = MethodNote(
    words: """
      \(strong: "Kinds of journey.") A mixture of classes, each with a line of its own \
      (\(cite: "Muthén & Shedden 1999")), searched from many places. Kinds are recommended only where people stand in \
      several heaps rather than in one that leans (\(cite: "Bauer & Curran 2003")). A kind rises or falls only where \
      the interval of its last mean less its first lies on one side of nought. The report by the checklist of \
      \(cite: "van de Schoot et al. 2017") stands among the choices.
      """,
    sources: [
      MethodSources.muthenShedden, MethodSources.bauerCurran, MethodSources.schoot,
    ])

  private static let means = MethodNote(
    words: """
      \(strong: "Means with their intervals.") From the t distribution and the spread of the same scores \
      (\(cite: "Student 1908")).
      """, sources: [MethodSources.student])

  private static let services = MethodNote(
    words: """
      \(strong: "What is expected.") From \(code: "change ~ first + weeks + (1 | service)"), without what is \
      not known or does not differ, fitted by restricted maximum likelihood; a difference is the mean change \
      less the mean that the fixed effects give the same people. \(strong: "Drawn in.") \
      \(code: "λ · difference, λ = τ² / (τ² + σ²/n)"), with intervals for one and for comparing two \
      (\(cite: "Goldstein & Healy 1995")), and places drawn again and again from value and error \
      (\(cite: "Goldstein & Spiegelhalter 1996")). \(strong: "Limits.") \(code: "± z · √(σ²/n + τ²)"), with \
      \(code: "τ²") where differences go beyond chance (\(cite: "Spiegelhalter 2005")). \(strong: "Wording.") What can \
      be said and what to ask next follows \(cite: "Wolpert et al. 2014").
      """,
    sources: [
      MethodSources.goldsteinHealy, MethodSources.goldsteinSpiegelhalter,
      MethodSources.spiegelhalter, MethodSources.wolpert,
    ])

  private static let rates = MethodNote(
    words: """
      \(strong: "Rates of published rules.") Intervals of a share are those of \(cite: "Wilson 1927"); the \
      bounds for missing scores count everybody without one on either side \
      (\(cite: "Horowitz & Manski 2000")).
      """, sources: [MethodSources.wilson, MethodSources.horowitzManski])
}
