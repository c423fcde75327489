using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>What of a transaction may name an invoice. Numbers are spelled without case, accents and separators.</summary>
/// <param name="Reference">A valid creditor reference (RF), or null.</param>
/// <param name="EndToEnd">The end-to-end id spelled, or null.</param>
/// <param name="Numbers">Words of the text, and runs of words, that may be invoice numbers.</param>
public sealed record CashClues(string? Reference, string? EndToEnd, ImmutableHashSet<string> Numbers)
{
    const int Shortest = 4, ShortestOfDigits = 5, Longest = 40, WordsTogether = 5, MostWords = 120;
    static readonly string[] Announcing = ["FACTURE", "FACTURES", "FACT", "FAC", "FA", "INVOICE", "INV", "NO", "N", "NUMERO", "NUM", "REF"];

    /// <summary>All that may be looked up.</summary>
    public IEnumerable<string> Spelled => Numbers.Concat(EndToEnd is null ? [] : [EndToEnd]).Concat(Reference is null ? [] : [Reference[4..]]);

    /// <summary>The customer whom a message asked to quote this reference, spelled; null when it can be none of a message.</summary>
    public string? Customer => CreditorReference.Parse(Reference) is { } reference ? MessageReference.CustomerOf(reference) : null;

    /// <summary>Reads the clues of a transaction.</summary>
    public static CashClues Of(BankTransaction cash)
    {
        var reference = CreditorReference.Parse(cash.CreditorReference) ?? CreditorReference.Parse(cash.EndToEndId);
        // Banks put a structured reference into the text as well, or a national one where the RF should be.
        var text = string.Join(' ', cash.Text, cash.CreditorReference);
        return new((reference ?? InText(cash.Text))?.Compact, cash.EndToEndId is { Length: <= Longest } id && Spell(id) is { Length: >= Shortest } spelled ? spelled : null, Words(text));
    }

    /// <summary>A number without case, accents and separators.</summary>
    public static string Spell(string number)
    {
        var plain = new StringBuilder(number.Length);
        foreach (var c in number.Normalize(NormalizationForm.FormD).ToUpper(CultureInfo.InvariantCulture))
            if (char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) plain.Append(c);
        return plain.ToString();
    }

    static CreditorReference? InText(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith("RF", StringComparison.OrdinalIgnoreCase)).Select(CreditorReference.Parse).FirstOrDefault(r => r is not null);

    // Numbers are written with spaces and without: runs of words count too. A short one needs a word before it that says what it is.
    static ImmutableHashSet<string> Words(string text)
    {
        var words = text.Split([' ', ',', ';', ':', '.', '/', '\n', '\t', '(', ')', '+', '&'], StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Spell).Where(w => w.Length > 0).ToList();
        var found = ImmutableHashSet.CreateBuilder<string>();
        for (var first = 0; first < words.Count; first++)
        {
            var isAnnounced = first > 0 && Announcing.Contains(words[first - 1]);
            var run = "";
            for (var count = 0; count < WordsTogether && first + count < words.Count && (run += words[first + count]).Length <= Longest; count++)
                if (run.Any(char.IsAsciiDigit) && (isAnnounced || run.Length >= (run.All(char.IsAsciiDigit) ? ShortestOfDigits : Shortest))) found.Add(run);
        }

        return found.ToImmutable();
    }
}
