import Models
import Platform
import Results

/// Kinds of journey on a screen: what can be said first, then each number of classes, then the classes of the
/// number that it speaks of.
struct ClassScreen {
  let classes: LatentClasses

  private static let digits = 5

  /// The lines.
  var lines: [String] {
    var lines = [classes.formula.text, ""]
    lines += Wrapped.lines(classes.choice.message, first: "", rest: "", width: Screen.width)
    lines += ["", "Numbers of classes that were tried:"]
    lines += tried.screenLines(digits: Self.digits)
    lines += classes.unfitted.map {
      "\(Counted.words($0.classes, "class", "classes")): not fitted. \($0.reason.reason)"
    }
    guard classes.choice.verdict == .kinds,
      let told = classes.models.first(where: { $0.classes == classes.choice.classes })
    else { return lines }
    lines += ["", "The \(told.classes) classes:"]
    lines += shape(told).screenLines(digits: Self.digits)
    return lines
      + Wrapped.lines(
        "People are in a class more or less likely, never for certain; --table cases says how likely.",
        first: "", rest: "", width: Screen.width)
  }

  /// A row for each number of classes.
  private var tried: ResultTable {
    ResultTable(
      columns: ["classes", "BIC", "smallest", "entropy", "found", "verdict"],
      rows: classes.models.map { model in
        [
          .integer(model.classes), .number(model.indices.bic.finite),
          model.indices.sizes.min().map { .integer($0) } ?? .missing,
          .number(model.indices.entropy?.finite),
          .text("\(model.landscape[model.chosen].hits) of \(model.starts)"),
          .text(model.verdict),
        ]
      })
  }

  /// A row for each class: its share, and its line.
  private func shape(_ model: LatentClassFit) -> ResultTable {
    ResultTable(
      columns: ["class", "share"] + classes.classColumns,
      rows: (1...model.classes).map { g in
        [.integer(g), .number(model.indices.shares[g - 1].finite)]
          + classes.classColumns.map { column in
            let row = model.estimates.first {
              $0.part == .fixed && $0.classNumber == g && $0.term == column
            }
            return .number(row?.estimate.value.finite)
          }
      })
  }
}
