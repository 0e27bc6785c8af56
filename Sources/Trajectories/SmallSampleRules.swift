public import Models
public import Results
public import Tables

/// What few groups mean for a mixed model: which numbers stand, and what to do instead.
///
/// | levels of a group | what is said |
/// |---|---|
/// | fewer than 5 | use it as a fixed effect; the variance between its levels is hardly known |
/// | 5 to 10 | REML with Kenward and Roger's degrees of freedom only, and nothing concluded about variances |
/// | fewer than 20 | intervals by the parametric bootstrap are worth having |
///
/// ### Source
/// McNeish, D., & Stapleton, L. M. (2016). Modeling clustered data with very few clusters. *Multivariate
/// Behavioral Research, 51*(4), 495–518. <https://doi.org/10.1080/00273171.2016.1167008>
public struct SmallSampleRules: Sendable, Hashable {
  /// With fewer levels than this a group is better a fixed effect.
  public static let fewestLevels = 5
  /// Up to so many levels nothing but REML with Kenward and Roger's degrees of freedom is relied on.
  public static let mostForStrict = 10
  /// With fewer levels than this the bootstrap is offered.
  public static let fewestWithoutBootstrap = 20

  /// Rows up to which Kenward and Roger's method is chosen by itself.
  static let mostRowsForStrict = 20_000

  /// The groups with their levels.
  public let groups: [MixedModelFit.Group]

  /// The rules for the groups of a model.
  public init(_ groups: [MixedModelFit.Group]) { self.groups = groups }

  /// The inference that fits a table, before anything is known of the fit: Kenward and Roger's where REML
  /// meets a group of few levels, Satterthwaite's elsewhere.
  ///
  /// - Parameters:
  ///   - criterion: what is maximised.
  ///   - formula: what is fitted.
  ///   - columns: what it is fitted to.
  /// - Returns: the kind of inference.
  public static func inference(
    _ criterion: MixedModel.Criterion, _ formula: Formula, _ columns: ColumnFacts
  ) -> MixedModel.Inference {
    let levels = columns.columns.compactMap { column in column.levels.map { (column.name, $0) } }
    return inference(
      criterion, formula, levels: Dictionary(levels) { first, _ in first }, rows: columns.rows)
  }

  /// The same where no table is at hand.
  ///
  /// - Parameters:
  ///   - criterion: what is maximised.
  ///   - formula: what is fitted.
  ///   - levels: by column of categories how many levels it has.
  ///   - rows: complete rows.
  /// - Returns: the kind of inference.
  public static func inference(
    _ criterion: MixedModel.Criterion, _ formula: Formula, levels: [String: Int], rows: Int
  ) -> MixedModel.Inference {
    let grouping = Set(formula.random.map(\.grouping).filter { $0.count == 1 }.flatMap(\.self))
    let hasFew = levels.contains { grouping.contains($0.key) && $0.value <= mostForStrict }
    return criterion == .reml && hasFew && rows <= mostRowsForStrict
      ? .kenwardRoger : .satterthwaite
  }

  /// What to know about a fit.
  ///
  /// - Parameter options: how it was fitted.
  /// - Returns: notes, none where there are groups enough.
  public func notes(_ options: MixedModel.Options) -> [Note] {
    var notes: [Note] = []
    for group in groups where group.levels < Self.fewestLevels {
      notes.append(
        Note(
          "trajectory.few-levels",
          "'\(group.name)' has only \(group.levels) levels: how much they differ is hardly known. Use it as "
            + "a fixed effect: + \(group.name) instead of (… | \(group.name))."))
    }
    let strict = groups.filter {
      (Self.fewestLevels...Self.mostForStrict).contains($0.levels)
    }
    if !strict.isEmpty {
      notes.append(
        Note(
          "trajectory.some-levels",
          "\(words(strict)): read nothing into the size of the variances between them\(advice(options))."
        ))
    }
    let offered = groups.filter { $0.levels < Self.fewestWithoutBootstrap }
    if !offered.isEmpty {
      notes.append(
        Note(
          "trajectory.bootstrap-offered",
          "\(words(offered)): intervals of the variances by formula are rough with fewer than "
            + "\(Self.fewestWithoutBootstrap). The parametric bootstrap does not lean on large numbers."
        ))
    }
    return notes
  }

  private func words(_ groups: [MixedModelFit.Group]) -> String {
    groups.map { "'\($0.name)' has \($0.levels) levels" }.joined(separator: ", ")
  }

  private func advice(_ options: MixedModel.Options) -> String {
    if options.criterion != .reml {
      return ", and fit by REML: maximum likelihood makes variances and standard errors too small"
    }
    return options.inference == .kenwardRoger
      ? "" : ", and judge the fixed effects by Kenward and Roger's method"
  }
}
