/// The log-likelihood of a mixture of classes as a function of one list: for tests of its score and its steps.
package struct LatentClassFunction {
  private let likelihood: ClassLikelihood
  private let starts: ClassStarts

  /// The function that `fit` makes large.
  package init(
    _ model: LatentClassModel, _ frame: ModelFrame, classes: Int
  ) throws(LatentClassError) {
    let design = try ClassDesign(model, frame)
    guard let one = LatentClassModel.one(design, model.options) else { throw .model(.notEvaluable) }
    let layout = design.layout(
      classes, model.options,
      floor: model.options.residual == .specific ? 0.01 * one.variances[0] : 1e-10)
    likelihood = ClassLikelihood(persons: design.persons, layout: layout)
    starts = ClassStarts(design.persons, layout, one: one)
  }

  /// Where a search begins.
  package func start(_ number: Int, seed: UInt64) -> [Double] {
    likelihood.layout.packed(starts.start(number, seed: seed))
  }

  /// The log-likelihood and its score.
  package func score(_ x: [Double]) -> (value: Double, score: [Double])? { likelihood.score(x) }

  /// How likely each person is of each class, persons × classes row by row.
  package func posteriors(_ x: [Double]) -> [Double]? {
    likelihood.posteriors(likelihood.layout.unpacked(x))?.values
  }

  /// Where cycles of steps lead, and the log-likelihood before each half.
  package func steps(_ x: [Double], _ count: Int) -> (end: [Double], values: [Double]) {
    let run = ClassSteps(likelihood).run(likelihood.layout.unpacked(x), steps: count)
    return (likelihood.layout.packed(run.end), run.values)
  }

  /// The same mixture with its classes in another order.
  package func ordered(_ x: [Double], _ order: [Int]) -> [Double] {
    likelihood.layout.packed(likelihood.layout.unpacked(x).ordered(order))
  }
}
