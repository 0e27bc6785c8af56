import ArgumentParser
import Models
import Tables

/// What the rows of one person have to do with each other beside the random effects, and their weights.
struct ResidualOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is left of a person's rows: ar1 (each takes after the one before), car1 (the nearer in time, the more), by:COLUMN (a variance for each category), unstructured:COLUMN (any variances and correlations between occasions). Otherwise all of one variance and unrelated.",
      valueName: "structure"))
  var residual: ResidualOption?

  @Option(
    help:
      "Column of the time of car1, or of whole steps for ar1, which else takes rows as they stand.")
  var time: String?

  @Option(
    help:
      "Column that says whose rows go together in --residual or --classes, for a formula without random effects."
  )
  var within: String?

  @Option(help: "Column of weights: a row of twice the weight has half the variance.")
  var weights: String?

  func validate() throws {
    switch residual {
    case .steps: break
    case .times: if time == nil { throw ValidationError("--residual car1 needs --time.") }
    default: if time != nil { throw ValidationError("--time goes with --residual ar1 or car1.") }
    }
  }

  /// Puts it into the library's options.
  func apply(to options: inout MixedModel.Options) {
    options.residual =
      switch residual {
      case nil: .independent
      case .steps: .ar1(time: time)
      case .times: .continuousAR1(time: time ?? "")
      case .by(let column): .byGroup(column)
      case .unstructured(let column): .unstructured(occasion: column)
      }
    options.within = within
    options.weights = weights
  }

  /// The columns that it needs.
  var columns: [ColumnsAsked.Column] {
    let numbers: [String?] = [time, weights]
    var categories = [within]
    switch residual {
    case .by(let column), .unstructured(let column): categories.append(column)
    default: break
    }
    return numbers.compactMap { $0.map { .init($0, .numbers) } }
      + categories.compactMap { $0.map { .init($0, .categories) } }
  }
}

/// The value of `--residual`.
enum ResidualOption: ExpressibleByArgument {
  case steps
  case times
  case by(String)
  case unstructured(String)

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("ar1", 1): self = .steps
    case ("car1", 1): self = .times
    case ("by", 2): self = .by(parts[1])
    case ("unstructured", 2): self = .unstructured(parts[1])
    default: return nil
    }
  }
}
