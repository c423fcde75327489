namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>Where a debtor is.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; overseas departments are France. Null where it is not known.</param>
/// <param name="Department">In France: <c>69</c>, <c>2A</c>, <c>974</c>. Null elsewhere and where it is not known.</param>
public sealed record DebtorZone(string? Country, string? Department)
{
    /// <summary>The country that has departments.</summary>
    public const string France = "FR";

    static readonly Dictionary<string, string> Overseas = new()
    {
        ["GP"] = "971", ["MQ"] = "972", ["GF"] = "973", ["RE"] = "974", ["YT"] = "976",
    };

    /// <summary>Nobody knows.</summary>
    public static DebtorZone Unknown { get; } = new(null, null);

    /// <summary>The zone of an address. Five digits without a country are a French postcode.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, or null.</param>
    /// <param name="postcode">As written, or null.</param>
    public static DebtorZone Of(string? country, string? postcode)
    {
        var code = postcode?.Trim();
        var isFive = code is { Length: 5 } && code.All(char.IsAsciiDigit);
        return country?.Trim().ToUpperInvariant() switch
        {
            null or "" when isFive                                          => new(France, DepartmentOf(code!)),
            null or ""                                                      => Unknown,
            France                                                          => new(France, isFive ? DepartmentOf(code!) : null),
            { } other when Overseas.TryGetValue(other, out var department)  => new(France, department),
            { } other                                                       => new(other, null),
        };
    }

    // Corsica was one department until 1976 and its postcodes still begin with 20: those to 201 are the south.
    static string DepartmentOf(string postcode) => postcode switch
    {
        ['2', '0', '0' or '1', ..] => "2A",
        ['2', '0', ..]             => "2B",
        ['9', '7' or '8', ..]      => postcode[..3],
        _                          => postcode[..2],
    };
}
