/// NIST's certified sets for linear regression (StRD), their numbers typed from
/// <https://www.itl.nist.gov/div898/strd/>; what is generated there is generated here.
///
/// Each has y, the columns of the design, and certified coefficients with standard errors.
struct CertifiedRegression: Sendable {
  let name: String
  /// Correct digits that double precision leaves of this set's coefficients, with margin for another
  /// machine's libraries: the powers of x in the polynomials are nearly dependent.
  let digits: Double
  let y: [Double]
  let x: [[Double]]
  let coefficients: [Double]
  /// Nil where the fit is perfect and they are 0.
  let errors: [Double]?

  static let all = [norris, pontius, noIntercept1, noIntercept2, longley] + wampler

  private static func ones(_ count: Int) -> [Double] { Array(repeating: 1, count: count) }

  /// Calibration of ozone monitors (Norris): a line through 36 points.
  private static let norris: Self = {
    let y: [Double] = [
      0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1,
      668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3,
      888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ]
    let x: [Double] = [
      0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6,
      775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8,
      339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ]
    return Self(
      name: "Norris", digits: 11, y: y, x: [ones(36), x],
      coefficients: [-0.262323073774029, 1.00211681802045],
      errors: [0.232818234301152, 0.429796848199937e-03])
  }()

  /// Calibration of load cells (Pontius): a parabola through 40 points, 20 loads applied twice.
  private static let pontius: Self = {
    let y: [Double] = [
      0.11019, 0.21956, 0.32949, 0.43899, 0.54803, 0.65694, 0.76562, 0.87487, 0.98292, 1.09146,
      1.20001, 1.30822, 1.41599, 1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844,
      0.11052, 0.22018, 0.32939, 0.43886, 0.54798, 0.65739, 0.76596, 0.87474, 0.98300, 1.09150,
      1.20004, 1.30818, 1.41613, 1.52408, 1.63159, 1.73965, 1.84696, 1.95445, 2.06177, 2.16829,
    ]
    let x = (0..<40).map { Double($0 % 20 + 1) * 150_000 }
    return Self(
      name: "Pontius", digits: 11, y: y, x: [ones(40), x, x.map { $0 * $0 }],
      coefficients: [0.673565789473684e-03, 0.732059160401003e-06, -0.316081871345029e-14],
      errors: [0.107938612033077e-03, 0.157817399981659e-09, 0.486652849992036e-16])
  }()

  /// A line through the origin (Eberhardt): y from 130 to 140, x from 60 to 70.
  private static let noIntercept1 = Self(
    name: "NoInt1", digits: 13, y: (130...140).map(Double.init), x: [(60...70).map(Double.init)],
    coefficients: [2.07438016528926], errors: [0.165289256198347e-01])

  /// The same with three points.
  private static let noIntercept2 = Self(
    name: "NoInt2", digits: 13, y: [3, 4, 4], x: [[4, 5, 6]],
    coefficients: [0.727272727272727], errors: [0.420827318078432e-01])

  /// Employment in the United States, 1947 to 1962 (Longley 1967): six predictors, nearly dependent.
  private static let longley: Self = {
    let y: [Double] = [
      60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513,
      68655, 69564, 69331, 70551,
    ]
    let x: [[Double]] = [
      [
        83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6,
        114.2, 115.7, 116.9,
      ],
      [
        234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769,
        444546, 482704, 502601, 518173, 554894,
      ],
      [
        2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931,
        4806, 4007,
      ],
      [
        1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514,
        2572, 2827,
      ],
      [
        107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445,
        121950, 123366, 125368, 127852, 130081,
      ],
      [
        1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960,
        1961, 1962,
      ],
    ]
    return Self(
      name: "Longley", digits: 10, y: y, x: [ones(16)] + x,
      coefficients: [
        -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683,
        -1.03322686717359, -0.511041056535807e-01, 1829.15146461355,
      ],
      errors: [
        890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699,
        0.214274163161675, 0.226073200069370, 455.478499142212,
      ])
  }()

  /// Polynomials of degree 5 at 0 to 20 (Wampler 1970): two exact, three with a disturbance d that is
  /// orthogonal to them, once, a hundred and ten thousand times.
  private static let wampler: [Self] = {
    let x = (0...20).map(Double.init)
    let powers = (0...5).map { k in x.map { x in (0..<k).reduce(1) { power, _ in power * x } } }
    let sum = (0...20).map { i in powers.reduce(0) { $0 + $1[i] } }
    let d: [Double] = [
      759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048,
      2048, -2048, 2523, -2048, 2048, -2048, 759,
    ]
    // Printed with five decimals, which are all there are.
    let tenths = (0...20).map { i in
      ((0...5).reduce(0.0) { $0 + powers[$1][i] * [1e5, 1e4, 1e3, 100, 10, 1][$1] }) / 1e5
    }
    let errors = [
      2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752,
      0.112324854679312,
    ]
    let ones = Array(repeating: 1.0, count: 6)
    func disturbed(_ number: Int, _ size: Double, digits: Double) -> Self {
      Self(
        name: "Wampler\(number)", digits: digits, y: zip(sum, d).map { $0 + size * $1 }, x: powers,
        coefficients: ones, errors: errors.map { size * $0 })
    }
    return [
      Self(name: "Wampler1", digits: 8, y: sum, x: powers, coefficients: ones, errors: nil),
      Self(
        name: "Wampler2", digits: 11, y: tenths, x: powers,
        coefficients: [1, 0.1, 0.01, 0.001, 0.0001, 0.00001], errors: nil),
      disturbed(3, 1, digits: 8), disturbed(4, 100, digits: 7), disturbed(5, 10_000, digits: 5),
    ]
  }()
}
