import Journeys
import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Each person's line")
struct PersonLinesTests {
  static func growth(_ formula: String) throws -> (GrowthCurve, [Person]) {
    let panel = try GrowthCurveTests.sleepstudy()
    let growth = try GrowthCurve(Formula(formula), panel, of: GrowthCurveTests.target)
    return (growth, panel.journeys.map(\.person))
  }

  // lme4 1.1-31, as Fixtures/models/sleepstudy/expected.csv has it ("slope REML"): the fixed effects and
  // the modes of subjects 308 and 335. An iterative fit agrees to 1e-5; the slope of 335 is a small
  // difference of two numbers, so of it three digits are asked for.
  @Test("a line is the average moved by lme4's modes, for level and slope")
  func lines() throws {
    let (growth, persons) = try Self.growth("total ~ occasion + (occasion | person)")
    let lines = try #require(PersonLines(growth, of: persons)).lines
    #expect(lines.count == 18)
    for (id, level, slope) in [
      ("308", 251.4051048484861 + 2.2585655005934941, 10.46728595959604 + 9.1989719042254841),
      ("335", 251.4051048484861 - 0.33369595171369887, 10.46728595959604 - 10.752159085825761),
    ] {
      let line = try #require(lines.first { $0.person.id == id })
      #expect(agrees(line.level, level, relative: 1e-5))
      #expect(agrees(line.slope, slope, relative: 1e-3))
      #expect(agrees(line.value(at: 9), level + 9 * slope, relative: 1e-5))
    }
  }

  @Test("where only levels vary, every line has the average slope")
  func parallel() throws {
    let (growth, persons) = try Self.growth("total ~ occasion + (1 | person)")
    let lines = try #require(PersonLines(growth, of: persons)).lines
    let slope = growth.fit.fixedEffects[1].estimate.value
    #expect(lines.allSatisfy { $0.slope == slope })
    #expect(Set(lines.map(\.level)).count == 18)
  }

  @Test("a model of another shape has no such lines, and nobody has one who is not in it")
  func others() throws {
    let (flat, persons) = try Self.growth("total ~ 1 + (1 | person)")
    #expect(PersonLines(flat, of: persons) == nil)
    let (growth, _) = try Self.growth("total ~ occasion + (1 | person)")
    let stranger = Person(service: "elsewhere", id: "308")
    #expect(PersonLines(growth, of: [stranger])?.lines.isEmpty == true)
  }
}
