import Results

/// What to know about a funnel.
enum FunnelNotes {
  static func of(_ units: [Funnel.Unit], plan: FunnelPlan, over: OverDispersion?) -> [Note] {
    var notes: [Note] = []
    if units.contains(where: { (try? $0.figures.get()) == nil }) {
      notes.append(
        Note(
          "funnel.units-set-aside",
          "Some services are set aside because their figures cannot be used; each says why."))
    }
    if units.contains(where: { zeroWithheld($0) }) {
      notes.append(
        Note(
          "funnel.zero-numerator",
          "Services in which nothing was counted have no place on a logarithmic scale: they have "
            + "no z."))
    }
    if plan.targetFromUnits {
      notes.append(
        Note(
          "funnel.target-from-units",
          "The target is that of these services together: large services pull it towards them."))
    }
    if let over, over.widens {
      notes.append(
        Note(
          "funnel.widened",
          "Services differ by more than chance, as services do; the limits allow for it, so that "
            + "only those that differ more than most stand out."))
    }
    if units.contains(where: { $0.completion == nil }) {
      notes.append(
        Note(
          "funnel.completion-not-stated",
          "For some services it is not stated how many people stand behind the figure, out of how "
            + "many. A service that measures only those who stay may look better than it is."))
    }
    return notes
  }

  private static func zeroWithheld(_ unit: Funnel.Unit) -> Bool {
    guard case .success(let figures) = unit.figures, case .failure(let reason) = figures.z else {
      return false
    }
    return reason.code == "funnel.zero-numerator"
  }
}
