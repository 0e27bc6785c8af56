import Results

/// The same number of classes, fitted once more with one choice made otherwise: what a checklist asks for.
///
/// Each is searched from fewer places than the mixture itself, so that a criterion may be larger than it had to be.
public struct ClassSpecification: Sendable, Hashable, Codable {
  /// Which choice.
  public enum Choice: String, Sendable, Hashable, Codable {
    /// How people differ within a class.
    case within
    /// How classes differ in their variances and covariances.
    case between
    /// The shape of the lines.
    case shape
  }

  /// Which choice.
  public var choice: Choice
  /// What was done otherwise, in words.
  public var words: String
  /// The number of classes.
  public var classes: Int
  /// Schwarz's criterion; nil where it was not fitted.
  public var bic: Double?
  /// Why it was not fitted, or what is wrong with the fit; nil for nothing.
  public var trouble: String?

  /// Searches of each.
  static let starts = 20
}

extension LatentClassModel {
  /// Fits the alternatives of a mixture.
  ///
  /// - Parameters:
  ///   - frame: the rows.
  ///   - classes: how many classes.
  ///   - time: the column of times; nil for none.
  /// - Returns: one for each choice that can be made otherwise.
  public func otherwise(
    _ frame: ModelFrame, classes: Int, time: String?
  ) -> [ClassSpecification] {
    var fewer = options
    fewer.starts = min(options.starts, ClassSpecification.starts)
    fewer.hits = min(options.hits, 3)
    (fewer.replicates, fewer.splits) = (0, 0)
    var result: [ClassSpecification] = []
    func add(
      _ choice: ClassSpecification.Choice, _ words: String, _ formula: Formula?, _ options: Options
    ) {
      var row = ClassSpecification(choice: choice, words: words, classes: classes)
      if let formula {
        do throws(LatentClassError) {
          let found = try LatentClassModel(formula, options: options).fit(
            frame, classes: classes...classes)
          row.bic = found.models.first?.indices.bic
          let defects = found.models.first?.defects.map(\.words) ?? []
          row.trouble = found.unfitted.first?.reason.reason ?? defects.first
        } catch {
          row.trouble = error.message
        }
      } else {
        row.trouble = "the formula could not be written that way"
      }
      result.append(row)
    }
    if let first = formula.random.first {
      var options = fewer
      options.within = first.grouping.count == 1 ? first.grouping[0] : nil
      add(.within, "no differences between people of a class", fixedOnly, options)
    } else if let within = options.within {
      let text = "\(formula.text) + (1 | \(Formula.quoted(within)))"
      add(.within, "people of a class differ in their level", try? Formula(text), fewer)
    }
    var options = fewer
    options.residual = self.options.residual == .shared ? .specific : .shared
    add(
      .between,
      options.residual == .specific
        ? "a residual variance for each class" : "one residual variance for all classes", formula,
      options)
    if !formula.random.isEmpty {
      options = fewer
      options.randomEffects = self.options.randomEffects == .shared ? .proportional : .shared
      add(
        .between,
        options.randomEffects == .shared
          ? "one covariance of people's differences for all classes"
          : "people's differences wider or narrower by class", formula, options)
    }
    if let time, let curved = Self.curved(self, frame, time) {
      options = fewer
      if options.classTerms != nil { options.classTerms?.append(curved.term) }
      add(.shape, "curved lines (with \(curved.term.name))", curved.formula, options)
    }
    return result
  }

  /// The formula without its random effects; nil where it cannot be written.
  private var fixedOnly: Formula? {
    let terms = formula.fixed.map { $0.variables.isEmpty ? "1" : $0.name }
    let right = terms.contains("1") ? terms : ["0"] + terms
    return try? Formula(
      "\(Formula.quoted(formula.outcome)) ~ \(right.joined(separator: " + "))")
  }

  /// The formula with a square of time, where time is straight so far and has four values or more.
  private static func curved(
    _ model: LatentClassModel, _ frame: ModelFrame, _ time: String
  ) -> (formula: Formula, term: Formula.Term)? {
    let uses = model.formula.fixed.flatMap(\.variables).filter { $0.column == time }
    guard case .numeric(let values)? = frame.columns[time], Set(values.prefix(10_000)).count > 3,
      !uses.isEmpty, uses.allSatisfy({ $0.function == nil }),
      let formula = try? Formula("\(model.formula.text) + I(\(Formula.quoted(time))^2)"),
      let term = formula.fixed.first(where: {
        $0.variables.count == 1 && $0.variables[0].column == time
          && $0.variables[0].function != nil
      })
    else { return nil }
    return (formula, term)
  }
}
