import ArgumentParser
import Benchmarking
import Documents
import Results
import Scales

/// Which norm people are set beside: one of a scale's file, or one that is given here.
struct NormOptions: ParsableArguments {
  @Option(help: "The id of the scale whose file has the norm.")
  var scale: String?

  @Option(help: "Of a scale with several scores: which one.")
  var scoreId: String?

  @Option(help: "The metric; otherwise the one that the scale reports.")
  var metric: String?

  @Option(
    help: ArgumentHelp(
      "Of a scale with several norms: some words of its population, or the id of its source.",
      valueName: "words"))
  var norm: String?

  @Option(
    parsing: .unconditional, help: "Without a scale's file: the mean of the norm.")
  var normMean: Double?

  @Option(help: "The same: its standard deviation.")
  var normSd: Double?

  @Option(help: "The same: how many people stand behind it.")
  var normN: Int?

  @Option(help: "The same: the year in which they were asked.")
  var normYear: Int?

  @Option(help: "The same: who they were, in a few words.")
  var normPopulation: String?

  @OptionGroup var catalog: CatalogOptions

  func validate() throws {
    let isGiven =
      normMean != nil || normSd != nil || normN != nil || normYear != nil
      || normPopulation != nil
    if scale != nil {
      guard !isGiven else {
        throw ValidationError(
          "--scale has norms of its own: leave --norm-mean and its kin out, or leave out --scale.")
      }
      return
    }
    guard scoreId == nil, metric == nil, norm == nil else {
      throw ValidationError("--score-id, --metric and --norm go with --scale.")
    }
    guard normMean != nil, normSd != nil, normPopulation?.isEmpty == false else {
      throw ValidationError(
        "Name a scale with --scale; or give the norm: --norm-mean, --norm-sd, --norm-n, --norm-year, --norm-population."
      )
    }
  }

  /// A norm, and what it is of.
  struct Found {
    var norm: NormGroup
    /// The years as they were published.
    var years: String
    /// What the options say in the document.
    var echoed: [JSONValue.Member]
    /// The scores that can be had; nil where that is not known.
    var attainable: ClosedRange<Double>?
  }

  /// The norm.
  ///
  /// - Throws: `RefusedInput` with `norm.…` for a norm that cannot be used, or when there is no such scale;
  ///   `ValidationError` when it cannot be told which norm is meant.
  func found() throws -> Found {
    guard let scale else { return try given() }
    let file = try catalog.catalog.file(of: scale, askedAt: Place(file: "--scale"))
    let target = try ScaleTarget(try Scale(reading: file), score: scoreId, metric: metric)
    let published = try chosen(target)
    guard let deviation = published.standardDeviation else {
      throw RefusedInput([
        Diagnostic(
          .normUnusable, at: published.place,
          "This norm was published without its standard deviation, so nobody's place in it is known.",
          help: "Choose another norm of the scale with --norm, or compare means in words.")
      ])
    }
    let norm = try group(
      published.population, year: Self.lastYear(published.year), n: published.n,
      mean: published.mean, deviation: deviation, at: published.place)
    return Found(
      norm: norm, years: published.year,
      echoed: [
        .init("scale", .string(scale)), .init("version", .string(target.scale.version)),
        .init("score", .string(target.definition.id)), .init("metric", .string(target.metric.id)),
        .init("source", .string(published.source)),
        .init("country", .string(published.country)), .init("mode", .optional(published.mode)),
      ], attainable: target.attainable)
  }

  private func given() throws -> Found {
    // The option to look at first, should the norm be refused.
    let option =
      normYear == nil ? "--norm-year" : (normN ?? 0) < 2 ? "--norm-n" : "--norm-mean, --norm-sd"
    let norm = try group(
      normPopulation ?? "", year: normYear, n: normN, mean: normMean ?? .nan,
      deviation: normSd ?? .nan, at: Place(file: option))
    return Found(norm: norm, years: "\(norm.year)", echoed: [], attainable: nil)
  }

  private func group(
    _ population: String, year: Int?, n: Int?, mean: Double, deviation: Double, at place: Place
  ) throws(RefusedInput) -> NormGroup {
    do throws(Withheld) {
      return try NormGroup(
        population: population, year: year, n: n, mean: mean, standardDeviation: deviation)
    } catch {
      throw BenchmarkRefusal.refused(error, at: place, "This norm cannot be compared with.")
    }
  }

  private func chosen(_ target: ScaleTarget) throws -> Norm {
    let norms = target.definition.norms.filter { $0.metric == target.metric.id }
    let all = norms.map { "'\($0.population)' (\($0.year))" }.joined(separator: "; ")
    guard !norms.isEmpty else {
      throw ValidationError(
        "The file of '\(target.scale.id)' has no norm of this score in the metric '\(target.metric.id)'; "
          + "give one with --norm-mean and its kin.")
    }
    let wanted = norm?.lowercased()
    let fitting = norms.filter { norm in
      wanted.map { norm.population.lowercased().contains($0) || norm.source.lowercased() == $0 }
        ?? true
    }
    guard let only = fitting.first, fitting.count == 1 else {
      let words =
        norm.map { "'\($0)' fits \(fitting.isEmpty ? "none" : "several") of them" }
        ?? "name one"
      throw ValidationError(
        "--norm: the file of '\(target.scale.id)' has \(norms.count) norms, and \(words): \(all).")
    }
    return only
  }

  /// The last year that a text names, such as 2013 of `2010-2013`; nil where it names none.
  private static func lastYear(_ text: String) -> Int? {
    text.split { !($0.isASCII && $0.isNumber) }.last { $0.count == 4 }.flatMap { Int($0) }
  }
}
