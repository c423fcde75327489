using System.Diagnostics.CodeAnalysis;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// The legal name of an accounting export: <c>{SIREN}FEC{AAAAMMJJ}</c>, the day being the closing of the financial year
/// (LPF art. A47 A-1). Extension and letter case are free.
/// </summary>
/// <param name="Creditor">The company whose books these are. A wrong check digit is a <see cref="Warning"/>: samples have one.</param>
/// <param name="ClosingOn">Closing day of the financial year; it may lie outside the period of the entries.</param>
public sealed record FecFileName(Siren Creditor, DateOnly ClosingOn)
{
    const int Longest = 255;

    /// <summary>What a person should look at though the file is accepted, or null.</summary>
    public string? Warning => Creditor.HasValidCheckDigit ? null : $"The SIREN {Creditor} in the file name fails its check digit.";

    /// <summary>Reads a name as sent by a client, which may put a path before it.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="file">What the name says.</param>
    /// <param name="problem"><see cref="FecProblems.FileName"/> when it is no name of a FEC.</param>
    public static bool TryRead(string? name, [NotNullWhen(true)] out FecFileName? file, [NotNullWhen(false)] out FecProblem? problem)
    {
        file = null;
        problem = null;
        if (string.IsNullOrWhiteSpace(name) || name.Length > Longest) return No("The file has no usable name.", out problem);

        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var stem = bare.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? bare[..dot] : bare;
        if (stem.Length != 20 || !stem.AsSpan(9, 3).Equals("FEC", StringComparison.OrdinalIgnoreCase) || Siren.Parse(stem[..9]) is not { } siren)
            return No("A FEC is named with the nine digits of the SIREN, FEC and the closing day as AAAAMMJJ: 732829320FEC20231231.txt.", out problem);
        if (!FecValues.TryDate(stem.AsSpan(12), out var closing) || closing is null)
            return No($"'{FecText.Shown(stem.AsSpan(12))}' in the file name is no day written AAAAMMJJ.", out problem);

        file = new FecFileName(siren, closing.Value);
        return true;
    }

    static bool No(string reason, out FecProblem problem)
    {
        problem = new FecProblem(FecProblems.FileName, null, null, reason);
        return false;
    }
}
