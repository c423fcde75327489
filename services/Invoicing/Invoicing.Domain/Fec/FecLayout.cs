using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>Where the columns of one file stand, as its header says (LPF art. A47 A-1: 18 columns, 21 or 22 in cash books).</summary>
sealed class FecLayout
{
    static readonly string[] Always =
    [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef",
        "PieceDate", "EcritureLib", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ];

    static readonly string[] TwoSides = ["Debit", "Credit"];
    static readonly string[] OneSide = ["Montant", "Sens"];
    static readonly string[] CashBook = ["DateRglt", "ModeRglt", "NatOp"];
    static readonly string[] CashBookCustomer = ["IdClient"];
    static readonly string[] Known = [.. Always, .. TwoSides, .. OneSide, .. CashBook, .. CashBookCustomer];

    readonly Dictionary<string, int> places;

    FecLayout(byte separator, string[] names, bool trailing)
    {
        Separator = separator;
        Names = [.. names];
        HasTrailingField = trailing;
        places = names.Select((name, place) => (name, place)).ToDictionary(c => c.name, c => c.place, StringComparer.OrdinalIgnoreCase);
        HasSides = places.ContainsKey("Debit");
        IsCashBook = places.ContainsKey("DateRglt");
        HasCustomer = places.ContainsKey("IdClient");
    }

    public byte Separator { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Every line ends with a separator too many.</summary>
    public bool HasTrailingField { get; }

    /// <summary>Debit and Credit; else Montant and Sens.</summary>
    public bool HasSides { get; }

    public bool IsCashBook { get; }

    public bool HasCustomer { get; }

    public int PlaceOf(string name) => places[name];

    public static bool TryRead(ReadOnlySpan<byte> header, [NotNullWhen(true)] out FecLayout? layout, [NotNullWhen(false)] out FecProblem? problem)
    {
        layout = null;
        var separator = header.Count((byte)'\t') >= header.Count((byte)'|') ? (byte)'\t' : (byte)'|';
        var names = Split(header, separator);
        var trailing = names.Length > 1 && names[^1].Length == 0;
        if (trailing) names = names[..^1];

        problem = names.Any(IsKnown) ? Check(names) : Unlike(header);
        if (problem is null) layout = new FecLayout(separator, names, trailing);
        return layout is not null;
    }

    static FecProblem? Check(string[] names)
    {
        var set = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] wanted =
        [
            .. Always,
            .. set.Overlaps(OneSide) && !set.Overlaps(TwoSides) ? OneSide : TwoSides,
            .. set.Overlaps(CashBook) || set.Overlaps(CashBookCustomer) ? CashBook : [],
            .. set.Overlaps(CashBookCustomer) ? CashBookCustomer : [],
        ];
        var missing = wanted.Where(name => !set.Contains(name)).ToArray();
        var unknown = set.Except(wanted, StringComparer.OrdinalIgnoreCase).ToArray();
        var twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key).ToArray();
        if (missing.Length + unknown.Length + twice.Length == 0) return null;

        string[] sentences = [.. Sentence("missing", missing), .. Sentence("unknown", unknown), .. Sentence("there more than once", twice)];
        return new(FecProblems.Header, 1, FecText.Shown(missing.Concat(unknown).Concat(twice).First()), $"The header is not that of a FEC: {string.Join("; ", sentences)}.");
    }

    static IEnumerable<string> Sentence(string what, string[] names) =>
        names.Length == 0 ? [] : [$"{what} {string.Join(", ", names.Take(22).Select(name => name.Length == 0 ? "(blank)" : FecText.Shown(name)))}"];

    static FecProblem Unlike(ReadOnlySpan<byte> header)
    {
        foreach (var other in ";,"u8)
            if (Split(header, other).Count(IsKnown) > 1)
                return new(FecProblems.Separator, 1, null, $"The columns are parted by '{(char)other}'; a FEC uses TAB or |.");
        return new(FecProblems.NotAFec, 1, null, "The first line names no column of a FEC (JournalCode, JournalLib, EcritureNum…).");
    }

    static bool IsKnown(string name) => Known.Contains(name, StringComparer.OrdinalIgnoreCase);

    static string[] Split(ReadOnlySpan<byte> header, byte separator)
    {
        var names = new List<string>();
        foreach (var part in header.Split(separator)) names.Add(FecText.Read(header[part]));
        return [.. names];
    }
}
