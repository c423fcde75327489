using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>
/// Whether what another server says means that an address will never be reached. Only what is wrong with the address itself counts: a mail refused for what it is, or for where it
/// comes from, says nothing against the address, and a full mailbox is emptied some day.
/// </summary>
public static partial class BounceCodes
{
    /// <summary>The address is dead.</summary>
    /// <param name="status">Enhanced status code (RFC 3463); null where there is none.</param>
    /// <param name="said">What the server said, for codes that leave it open.</param>
    public static bool IsHard(string? status, string? said) => status?.Split('.') switch
    {
        ["5", "1", "0" or "1" or "2" or "3" or "4" or "6" or "10"] => true,
        // Disabled, and no mail will be taken (RFC 7505 null MX is 5.1.10; an unknown host in a report is 5.4.4).
        ["5", "2", "1"] or ["5", "4", "4"]                         => true,
        // Full, too large; and what is wrong with who sends.
        ["5", "2", "2" or "3"] or ["5", "1", "7" or "8"]           => false,
        ["5", _, _]                                                => SaysUnknown(said),
        ["4", ..] or ["2", ..]                                     => false,
        _                                                          => SaysUnknown(said) && !SaysLater(said),
    };

    /// <summary>The first enhanced status code that a text gives; null where it gives none.</summary>
    public static string? In(string text)
    {
        foreach (Match found in Code().Matches(text))
            return found.Groups["code"].Value;
        return null;
    }

    /// <summary>An enhanced status code in a field that may hold more; null where it holds none.</summary>
    public static string? Read(string? field) => field is { Length: < 1_000 } && Whole().Match(field) is { Success: true } found ? found.Groups["code"].Value : null;

    static bool SaysUnknown(string? said) => said is not null && Unknown().IsMatch(said);

    static bool SaysLater(string? said) => said is not null && Later().IsMatch(said);

    [GeneratedRegex(@"\b[245]\d\d[\s-]+\#?(?<code>[245]\.\d{1,3}\.\d{1,3})\b|[(#]\s*\#?(?<code>[245]\.\d{1,3}\.\d{1,3})\s*[)]", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*(?<code>[245]\.\d{1,3}\.\d{1,3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?ix)
        user\s+unknown | unknown\s+(?:user|recipient|address|local[\s-]part) | no\s+such\s+(?:user|mailbox|recipient|address|domain|person) | (?:user|recipient|mailbox|account|address)\s+(?:\S+\s+){0,3}(?:was\s+)?(?:not\s+(?:found|listed|known)|does\s+not\s+exist|doesn['’]t\s+exist|unknown|is\s+(?:disabled|inactive|unknown|invalid))
        | (?:does\s+not|doesn['’]t)\s+have\s+(?:a|an)\s+\S+\s+account | invalid\s+(?:recipient|mailbox|address) | recipient\s+address\s+rejected:?\s*access\s+denied | address\s+rejected | mailbox\s+unavailable | no\s+mailbox\s+here | account\s+(?:has\s+been\s+)?(?:disabled|closed|suspended)
        | (?:domain|host)\s+(?:name\s+)?not\s+found | couldn['’]t\s+find\s+any\s+host | utilisateur\s+inconnu | adresse?\s+(?:e-?mail\s+)?(?:introuvable|inconnue|inexistante) | bo[îi]te\s+(?:aux\s+lettres\s+)?(?:inconnue|inexistante|d[ée]sactiv) | destinataire\s+inconnu", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"(?ix)mailbox\s+(?:is\s+)?full | over\s+quota | quota\s+exceeded | bo[îi]te\s+pleine | try\s+again\s+later | temporar | greylist | timed\s+out", RegexOptions.CultureInvariant)]
    private static partial Regex Later();
}
