using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Lists of countries, departments and languages that come from outside.</summary>
static class ZoneCodes
{
    const int Most = 250;

    public static InputError? WrongCountries(string field, IReadOnlyList<string>? countries) =>
        Wrong(field, countries, code => code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], "ISO 3166-1 alpha-2 codes");

    public static InputError? WrongDepartments(string field, IReadOnlyList<string>? departments) =>
        Wrong(field, departments, IsDepartment, "French departments such as 69, 2A or 974");

    public static InputError? WrongLanguages(string field, IReadOnlyList<string>? languages) =>
        Wrong(field, languages, code => code is [>= 'a' and <= 'z', >= 'a' and <= 'z'], "ISO 639-1 codes");

    public static InputError? Wrong(string field, IReadOnlyList<string>? codes, Func<string, bool> isCode, string named) =>
        codes is null || (codes.Count <= Most && codes.Distinct().Count() == codes.Count && codes.All(code => code is not null && isCode(code))) ? null : new(field, $"are at most {Most} different {named}");

    // The twentieth is Corsica, which is two; overseas they have three digits.
    static bool IsDepartment(string code) => code switch
    {
        "2A" or "2B" => true,
        "20" or "00" or "97" or "98" or "96" or "99" => false,
        [>= '0' and <= '9', >= '0' and <= '9'] => true,
        ['9', '7' or '8', >= '0' and <= '9'] => true,
        _ => false,
    };
}
