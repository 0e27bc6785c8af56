import Benchmarking
import Distributions
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// The rows behind packets: a service, an earlier and a later score for each person.
struct PacketRows {
  var services: [String] = []
  var pre: [Double] = []
  var post: [Double] = []

  mutating func add(_ service: String, _ pre: Double, _ post: Double) {
    services.append(service)
    self.pre.append(pre)
    self.post.append(post)
  }

  /// The packets, in the order of the services' first rows.
  var packets: [(name: String, moments: BivariateMoments)] {
    var order: [String] = []
    var found: [String: BivariateMoments] = [:]
    for row in services.indices {
      if found[services[row]] == nil { order.append(services[row]) }
      found[services[row], default: BivariateMoments()].add(pre[row], post[row])
    }
    return order.map { ($0, found[$0] ?? BivariateMoments()) }
  }

  /// The fit of all rows by the general mixed model.
  func pooled(_ options: PacketFit.Options) throws -> MixedModelFit {
    var pooled = MixedModel.Options()
    pooled.criterion = options.criterion
    let frame = try ModelFrame([
      "pre": .numeric(pre), "post": .numeric(post),
      "change": .numeric(zip(post, pre).map { $0 - $1 }), "service": .factor(services),
    ])
    return try MixedModel("\(options.model.rawValue) + (1 | service)", options: pooled).fit(frame)
  }

  /// 2,287 pupils of 131 schools: nlme's bdf, from Snijders & Bosker (1999).
  static func bdf() throws -> PacketRows {
    let table = try Fixture("models/bdf").table("input.csv")
    var rows = PacketRows()
    for (school, (pre, post)) in zip(
      table.column("school"), zip(table.column("pre"), table.column("post")))
    {
      rows.add(school, try #require(Double(pre)), try #require(Double(post)))
    }
    return rows
  }

  /// Invented people: whole scores, services of very different size, some of one person.
  static func invented(seed: UInt64, services: Int, between: Double) -> PacketRows {
    var generator = Xoshiro256(seed: seed)
    var rows = PacketRows()
    for service in 0..<services {
      let effect = between * generator.normal()
      let size = [1, 2, 3, 5, 12, 40][service % 6]
      for _ in 0..<size {
        let pre = (14 + 5 * generator.normal() + effect).rounded()
        rows.add("s\(service)", pre, (3 + 0.6 * pre + effect + 4 * generator.normal()).rounded())
      }
    }
    return rows
  }
}

/// A criterion and a formula.
struct PacketCase: Sendable, CustomTestStringConvertible {
  var model: PacketModel
  var criterion: MixedModel.Criterion
  var testDescription: String { "\(model.rawValue) \(criterion.rawValue)" }
  var options: PacketFit.Options {
    var options = PacketFit.Options()
    options.model = model
    options.criterion = criterion
    return options
  }

  static let all = PacketModel.allCases.flatMap { model in
    [MixedModel.Criterion.reml, .maximumLikelihood].map {
      PacketCase(model: model, criterion: $0)
    }
  }
}

@Suite("The model of all rows from six numbers per service (Limpoco, Faes & Hens 2025)")
struct PacketFitTests {
  @Test("131 schools: the packets give what lme4 makes of the rows")
  func schools() throws {
    // benchmarking.md §6.4: the first packets, the fit by exact packets, the criterion.
    let packets = try PacketRows.bdf().packets
    let school = try #require(packets.first { $0.name == "47" }).moments
    #expect(school.n == 8 && school.meanX == 20.5 && school.meanY == 23.5)
    #expect(agrees(school.standardDeviationX, 6.590035768, relative: 1e-9))
    #expect(agrees(school.standardDeviationY, 4.780914437, relative: 1e-9))
    #expect(agrees(school.correlation, 0.4171488438, relative: 1e-9))
    let small = try #require(packets.first { $0.name == "103" }).moments
    #expect(small.n == 4 && small.meanX == 18.5 && small.meanY == 20)
    #expect(agrees(small.standardDeviationX, 7.325753659, relative: 1e-9))
    #expect(agrees(small.standardDeviationY, 6.633249581, relative: 1e-9))
    #expect(agrees(small.correlation, 0.7682775081, relative: 1e-9))
    let fit = try PacketFit(packets)
    #expect(packets.count == 131 && fit.persons == 2287 && fit.services.count == 131)
    // lme4 stops short of the optimum by what shows in its last two digits.
    #expect(agrees(fit.fixedEffects[0].estimate.value, 8.654736642, relative: 1e-9))
    #expect(agrees(fit.fixedEffects[1].estimate.value, 0.9367761833, relative: 1e-9))
    #expect(agrees(fit.residualVariance, 31.51274266, relative: 1e-9))
    #expect(agrees(fit.betweenVariance, 7.717943159, relative: 1e-8))
    #expect(agrees(fit.criterion, 14595.95908, relative: 1e-9))
    #expect(agrees(fit.intraclassCorrelation, 0.19673, relative: 0, absolute: 5e-6))
    #expect(fit.convergence.certified && fit.convergence.gradientNorm < 1e-6 && fit.notes.isEmpty)
  }

  @Test(
    "131 schools, each formula by REML and ML, with lme4 and lmerTest", arguments: PacketCase.all)
  func schoolsByEach(_ entry: PacketCase) throws {
    let fixture = try Fixture("models/bdf").table("expected.csv")
    let name = entry.model.rawValue + (entry.criterion == .reml ? " REML" : " ML")
    var expected: [String: Double] = [:]
    for (row, label) in fixture.column("case").enumerated() where label == name {
      expected[fixture.column("name")[row]] = Double(fixture.column("value")[row])
    }
    #expect(expected.count > 10)
    let fit = try PacketFit(PacketRows.bdf().packets, options: entry.options)
    func expect(_ found: Double?, _ name: String, _ relative: Double) {
      #expect(agrees(found, expected[name] ?? .nan, relative: relative), "\(name)")
    }
    expect(fit.criterion, "criterion", 1e-11)
    // The criterion is flat at the optimum: variances have half its digits, and bobyqa ends at 1e-10.
    expect(fit.betweenVariance, "between", 1e-6)
    expect(fit.residualVariance, "within", 1e-6)
    for term in fit.fixedEffects {
      expect(term.estimate.value, "estimate.\(term.term)", 1e-7)
      expect(term.estimate.standardError, "se.\(term.term)", 1e-7)
      // lmerTest differentiates numerically.
      expect(term.degreesOfFreedom, "df.\(term.term)", 1e-4)
    }
    for service in fit.services where expected["effect.\(service.name)"] != nil {
      expect(service.effect, "effect.\(service.name)", 1e-6)
      expect(service.standardDeviation, "sd.\(service.name)", 1e-6)
    }
  }

  @Test(
    "packets rounded to 1, 2, 3 and 4 places move slope and variance by what the page says",
    arguments: [
      // benchmarking.md §6.4: places, slope, variance between.
      (1, 0.938155, 7.696026), (2, 0.937053, 7.714798), (3, 0.936770, 7.717714),
      (4, 0.936776, 7.717922),
    ])
  func rounded(places: Int, slope: Double, between: Double) throws {
    let unit = [10, 100, 1000, 10_000][places - 1] as Double
    /// The nearer of the two neighbours; the even one where both are as near, as R rounds.
    func cut(_ value: Double) -> Double {
      let below = (value * unit).rounded(.down)
      let (low, high) = (below / unit, (below + 1) / unit)
      let isEven = below.truncatingRemainder(dividingBy: 2) == 0
      return value - low < high - value || (value - low == high - value && isEven) ? low : high
    }
    let packets = try PacketRows.bdf().packets.map { name, moments in
      let moments = BivariateMoments(
        n: moments.n, meanX: cut(moments.meanX),
        standardDeviationX: moments.standardDeviationX.map(cut), meanY: cut(moments.meanY),
        standardDeviationY: moments.standardDeviationY.map(cut),
        correlation: moments.correlation.map(cut))
      return (name: name, moments: try #require(moments))
    }
    let fit = try PacketFit(packets)
    // Printed to six decimals; the variance by a search that ends at about 1e-6 of it.
    #expect(agrees(fit.fixedEffects[1].estimate.value, slope, relative: 0, absolute: 6e-7))
    #expect(agrees(fit.betweenVariance, between, relative: 0, absolute: 3e-6))
  }

  @Test("Dyestuff: variances, criteria, effects")
  func dyestuff() throws {
    // lme4's Dyestuff (benchmarking.md §2.6); the yield stands as the later score.
    let table = try Fixture("models/dyestuff").table("input.csv")
    var rows = PacketRows()
    for (batch, yield) in zip(table.column("Batch"), table.column("Yield")) {
      rows.add(batch, 0, try #require(Double(yield)))
    }
    var options = PacketFit.Options()
    options.model = .post
    let fit = try PacketFit(rows.packets, options: options)
    #expect(agrees(fit.fixedEffects[0].estimate.value, 1527.5, relative: 1e-12))
    #expect(
      agrees(fit.fixedEffects[0].estimate.standardError, 19.3834, relative: 0, absolute: 5e-5))
    #expect(agrees(fit.betweenVariance, 1764.05, relative: 1e-8))
    #expect(agrees(fit.residualVariance, 2451.25, relative: 1e-8))
    #expect(agrees(fit.criterion, 319.654276842, relative: 1e-11))
    let effects = [-17.60685, 0.39126, 28.56223, -23.08454, 56.73319, -44.99529]
    for (service, effect) in zip(fit.services, effects) {
      #expect(agrees(service.effect, effect, relative: 0, absolute: 5e-6), "\(service.name)")
      let variance = service.standardDeviation * service.standardDeviation
      #expect(agrees(variance, 383.6337, relative: 0, absolute: 5e-5))
      #expect(agrees(service.shrinkage * service.residual, service.effect, relative: 1e-15))
    }
    options.criterion = .maximumLikelihood
    let likely = try PacketFit(rows.packets, options: options)
    #expect(agrees(likely.betweenVariance, 1388.333342552, relative: 1e-7))
    #expect(agrees(likely.residualVariance, 2451.25, relative: 1e-8))
    #expect(agrees(likely.criterion, 327.327059881, relative: 1e-11))
  }

  @Test("the same as the mixed model of the pooled rows", arguments: PacketCase.all)
  func pooledRows(_ entry: PacketCase) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let rows = PacketRows.invented(seed: seed, services: 40, between: 2)
      let fit = try PacketFit(rows.packets, options: entry.options)
      let pooled = try rows.pooled(entry.options)
      #expect(agrees(fit.criterion, pooled.criterion, relative: 1e-10))
      #expect(agrees(fit.residualVariance, pooled.residualVariance, relative: 1e-8))
      #expect(
        agrees(fit.betweenVariance, pooled.varianceComponents[0].variance, relative: 1e-7))
      for (found, expected) in zip(fit.fixedEffects, pooled.fixedEffects) {
        #expect(found.term == expected.term)
        #expect(agrees(found.estimate.value, expected.estimate.value, relative: 1e-8))
        let error = try #require(expected.estimate.standardError)
        #expect(agrees(found.estimate.standardError, error, relative: 1e-8))
        let degrees = try #require(expected.degreesOfFreedom)
        #expect(agrees(found.degreesOfFreedom, degrees, relative: 1e-6))
        let lower = try #require(expected.estimate.interval?.lower)
        #expect(agrees(found.estimate.interval?.lower, lower, relative: 1e-7))
      }
      let modes = pooled.conditionalModes[0]
      for (position, level) in modes.levels.enumerated() {
        let service = try #require(fit.services.first { $0.name == level })
        let mode = modes.modes[position, 0]
        #expect(agrees(service.effect, mode, relative: 1e-7, absolute: 1e-8))
        let spread = modes.variances[position][0, 0].squareRoot()
        #expect(agrees(service.standardDeviation, spread, relative: 1e-7))
      }
    }
  }

  @Test("no differences between services: the boundary is a note, and the fit is the regression")
  func boundary() throws {
    var rows = PacketRows()
    // Every service has the same people: what varies between means is less than chance would give.
    for service in ["a", "b", "c", "d"] {
      for (pre, post) in [(10.0, 9.0), (12, 14), (15, 13), (18, 20), (11, 8)] {
        rows.add(service, pre, post)
      }
    }
    let fit = try PacketFit(rows.packets)
    #expect(fit.betweenVariance == 0 && fit.convergence.atBound == [0])
    #expect(fit.convergence.certified)
    #expect(fit.notes.map(\.code) == ["packet.boundary", "packet.few-services"])
    #expect(fit.services.allSatisfy { $0.effect == 0 && $0.shrinkage == 0 })
    let pooled = try rows.pooled(PacketFit.Options())
    #expect(agrees(fit.criterion, pooled.criterion, relative: 1e-12))
    #expect(agrees(fit.fixedEffects[1].degreesOfFreedom, 18, relative: 1e-12))
    let expected = pooled.fixedEffects[1].estimate
    #expect(agrees(fit.fixedEffects[1].estimate.value, expected.value, relative: 1e-10))
  }

  @Test("moving the origin moves the intercept alone; another unit scales everything")
  func origin() throws {
    let rows = PacketRows.invented(seed: 9, services: 24, between: 2)
    let fit = try PacketFit(rows.packets)
    var moved = rows
    moved.pre = rows.pre.map { $0 + 4096 }
    moved.post = rows.post.map { 8 * $0 }
    let other = try PacketFit(moved.packets)
    let (slope, otherSlope) = (fit.fixedEffects[1], other.fixedEffects[1])
    #expect(agrees(otherSlope.estimate.value, 8 * slope.estimate.value, relative: 1e-9))
    #expect(agrees(other.betweenVariance, 64 * fit.betweenVariance, relative: 1e-8))
    let intercept = 8 * (fit.fixedEffects[0].estimate.value - 4096 * slope.estimate.value)
    #expect(agrees(other.fixedEffects[0].estimate.value, intercept, relative: 1e-9))
  }

  @Test("the order of the services changes nothing, and empty ones are passed over")
  func order() throws {
    let packets = PacketRows.invented(seed: 10, services: 18, between: 1).packets
    let fit = try PacketFit(packets)
    let other = try PacketFit([("empty", BivariateMoments())] + packets.reversed())
    #expect(agrees(other.criterion, fit.criterion, relative: 1e-13))
    #expect(agrees(other.betweenVariance, fit.betweenVariance, relative: 1e-9))
    #expect(other.services.map(\.name) == fit.services.reversed().map(\.name))
  }

  @Test("what cannot be fitted is withheld with its reason")
  func withheld() throws {
    func code(_ rows: PacketRows, _ model: PacketModel = .postOnPre) -> String? {
      var options = PacketFit.Options()
      options.model = model
      do throws(Withheld) {
        _ = try PacketFit(rows.packets, options: options)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(PacketRows()) == "packet.too-few-services")
    var two = PacketRows()
    for value in 0..<6 { two.add(["a", "b"][value % 2], Double(value), Double(value * value)) }
    #expect(code(two) == "packet.too-few-services")
    var single = PacketRows()
    for value in 0..<6 { single.add("\(value)", Double(value), Double(value * value)) }
    #expect(code(single) == "packet.one-person-each")
    var flat = PacketRows()
    var equal = PacketRows()
    var huge = PacketRows()
    for value in 0..<12 {
      let service = ["a", "b", "c"][value % 3]
      flat.add(service, 0.1, Double(value * value))
      equal.add(service, Double(value), 0.3)
      huge.add(service, Double(value) * 1e200, Double(value))
    }
    #expect(code(flat) == "packet.constant-pre")
    #expect(code(flat, .post) == nil)
    #expect(code(equal) == "packet.no-spread")
    #expect(code(huge) == "packet.not-evaluable")
    var line = equal
    line.post = line.pre.map { 2 * $0 + 1 }
    #expect(code(line) == "packet.no-spread")
  }
}
