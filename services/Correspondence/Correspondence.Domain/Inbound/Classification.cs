using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>
/// Tells what a mail is, by what it declares and, where it declares nothing, by how programs of its kind are known to write. A pure function. Whatever is in doubt is a reply: a
/// person reads it, which is the smaller harm.
/// </summary>
public static partial class Classification
{
    /// <summary>What a mail is.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="on">Day on which it came: dates without a year are near it.</param>
    public static Classified Of(ReceivedMail mail, DateOnly on) =>
        OfFeedback(mail) ?? OfReport(mail) ?? OfChallenge(mail) ?? OfNotice(mail) ?? OfAnswer(mail, on) ?? new(MailKind.Reply);

    // RFC 5965; "not-spam" takes a complaint back, and says nothing of our mail that matters here.
    static Classified? OfFeedback(ReceivedMail mail) => mail.Feedback switch
    {
        null       => null,
        "not-spam" => new(MailKind.AutoReply),
        _          => new(MailKind.Complaint),
    };

    // Our mails have one recipient at the debtor's; of several the worst counts, or a copy that arrived would hide a debtor that was not reached.
    static Classified? OfReport(ReceivedMail mail)
    {
        if (mail.Reports.IsEmpty) return null;
        var kinds = mail.Reports.Select(report => (Kind: KindOf(report, mail.Text), report.Status)).ToArray();
        foreach (var kind in (MailKind[])[MailKind.HardBounce, MailKind.SoftBounce, MailKind.Delayed, MailKind.Relayed, MailKind.Delivered])
            foreach (var (found, status) in kinds)
                if (found == kind) return new(kind, status);
        return new(MailKind.AutoReply);
    }

    static MailKind KindOf(RecipientReport report, string text) => report.Action switch
    {
        "failed"    => BounceCodes.IsHard(report.Status, report.Diagnostic ?? text) ? MailKind.HardBounce : MailKind.SoftBounce,
        "delayed"   => MailKind.Delayed,
        "delivered" => MailKind.Delivered,
        "relayed" or "expanded" => MailKind.Relayed,
        _           => MailKind.Unknown,
    };

    static Classified? OfChallenge(ReceivedMail mail) =>
        ChallengeText().IsMatch(Beginning(mail.Text)) || (IsOfMachine(mail) && (ChallengeSubject().IsMatch(mail.Subject) || ChallengeName().IsMatch(Beginning(mail.Text)))) ? new(MailKind.Challenge) : null;

    // What comes back without being a report: qmail, Exim, Domino and older servers.
    static Classified? OfNotice(ReceivedMail mail)
    {
        var failed = mail.Header("x-failed-recipients") is not null;
        if (!failed && !(mail.IsFromDaemon && (BounceSubject().IsMatch(mail.Subject) || BounceText().IsMatch(Beginning(mail.Text))))) return null;
        var status = BounceCodes.In(mail.Text);
        if (DelaySubject().IsMatch(mail.Subject) || DelayText().IsMatch(Beginning(mail.Text))) return new(MailKind.Delayed, status);
        return new(BounceCodes.IsHard(status, mail.Text) ? MailKind.HardBounce : MailKind.SoftBounce, status);
    }

    static Classified? OfAnswer(ReceivedMail mail, DateOnly on) => IsOfMachine(mail) || AutomaticSubject().IsMatch(mail.Subject)
        ? new(MailKind.AutoReply, ReturnOn: ReturnDates.In($"{mail.Subject}\n{Beginning(mail.Text)}", on))
        : null;

    // RFC 3834 first; then what came before it or does not keep to it. What a list passes on was written by a person.
    static bool IsOfMachine(ReceivedMail mail)
    {
        var declared = mail.Header("auto-submitted") is { } submitted && !submitted.TrimStart().StartsWith("no", StringComparison.OrdinalIgnoreCase);
        var old = mail.Header("x-autoreply") is not null || mail.Header("x-autorespond") is not null || mail.Header("x-autoresponder") is not null
            || mail.Header("x-auto-reply") is not null || mail.Header("x-mail-autoreply") is not null;
        // A receipt (RFC 8098) says that a mail was shown, or deleted unread: nobody has written anything.
        var receipt = mail.Header("content-type")?.Contains("disposition-notification", StringComparison.OrdinalIgnoreCase) is true;
        var precedence = (mail.Header("precedence") ?? mail.Header("x-precedence"))?.Trim().ToLowerInvariant() is "auto_reply" or "auto-reply" or "junk" or "bulk";
        return declared || old || receipt || precedence || mail.IsFromDaemon;
    }

    // What stands further below is what is quoted.
    static string Beginning(string text) => ReceivedMail.Cut(text, 4_000);

    [GeneratedRegex(@"(?ix)
        ^\s*(?:(?:re|tr|aw|fw|fwd|sv)\s*:\s*)?
        (?: auto(?:matic)?[\s-]*(?:reply|response|answer|generated) | automatische\s+antwort | r[ée]ponse\s+automatique | respuesta\s+autom[áa]tica | risposta\s+automatica | autoreply | autoresponder
          | out\s+of\s+(?:the\s+)?office | ooo\b | on\s+(?:leave|vacation|holiday) | i\s+am\s+(?:away|out)
          | absence\s+du\s+bureau | absent(?:e)?\b | message\s+d['’]absence | notification\s+d['’]absence | en\s+cong[ée]s | je\s+suis\s+(?:absent|en\s+cong)
          | abwesend | abwesenheit | (?:ich\s+bin\s+)?nicht\s+im\s+(?:hause|b[üu]ro)
          | fuera\s+de\s+(?:la\s+)?oficina | ausente | ausencia | de\s+vacaciones
          | fuori\s+(?:sede|ufficio) | assente | assenza )", RegexOptions.CultureInvariant)]
    private static partial Regex AutomaticSubject();

    [GeneratedRegex(@"(?ix)
        undeliver | delivery\s+(?:status\s+notification|failure|has\s+failed|report) | mail\s+delivery\s+(?:failed|subsystem|system) | returned\s+(?:mail|to\s+sender) | failure\s+notice
        | non[\s-]remis | [ée]chec\s+(?:de\s+(?:la\s+)?)?(?:remise|distribution|livraison|d['’]envoi) | message\s+non\s+distribu | unzustellbar | nicht\s+zugestellt | no\s+se\s+(?:puede|ha\s+podido)\s+entregar
        | mancata\s+consegna | impossibile\s+recapitare | warning:\s+could\s+not\s+send", RegexOptions.CultureInvariant)]
    private static partial Regex BounceSubject();

    [GeneratedRegex(@"(?ix)
        this\s+is\s+the\s+qmail-send\s+program | this\s+message\s+was\s+created\s+automatically\s+by\s+mail\s+delivery\s+software | did\s+not\s+reach\s+(?:some\s+or\s+all\s+of\s+)?(?:the|your)\s+(?:intended\s+)?recipient
        | could\s+not\s+be\s+delivered | couldn['’]t\s+be\s+delivered | wasn['’]t\s+delivered | permanent\s+(?:fatal\s+)?error | n['’]a\s+pas\s+(?:pu\s+[êe]tre|[ée]t[ée])\s+(?:remis|distribu|d[ée]livr)
        | konnte\s+nicht\s+zugestellt\s+werden | no\s+(?:se\s+)?(?:ha\s+)?pudo\s+(?:ser\s+)?entreg", RegexOptions.CultureInvariant)]
    private static partial Regex BounceText();

    [GeneratedRegex(@"(?i)delay|retard|verz[öo]ger|warning:\s+could\s+not\s+send\s+message\s+for\s+past", RegexOptions.CultureInvariant)]
    private static partial Regex DelaySubject();

    [GeneratedRegex(@"(?i)this\s+is\s+a\s+warning\s+message\s+only|you\s+do\s+not\s+need\s+to\s+resend|will\s+continue\s+(?:trying|to\s+be\s+tried)|delivery\s+attempts\s+will\s+continue", RegexOptions.CultureInvariant)]
    private static partial Regex DelayText();

    [GeneratedRegex(@"(?ix)(?:please\s+)?(?:confirm|verify)\s+your\s+(?:e-?mail|message|address)(?:\s|$) | sender\s+(?:verification|authentication) | verify\s+you\s+are\s+(?:a\s+)?human | authentifi(?:er|ez|cation)\s+(?:de\s+)?(?:votre|l['’]exp[ée]diteur|requise)
        | votre\s+(?:e-?mail|message)\s+(?:est|reste)\s+(?:en\s+attente|bloqu[ée])", RegexOptions.CultureInvariant)]
    private static partial Regex ChallengeSubject();

    [GeneratedRegex(@"(?ix)to\s+prove\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human | cliquez\s+(?:sur\s+le\s+lien\s+)?(?:ci-dessous|ici)\s+(?:afin\s+de|pour)\s+(?:vous\s+)?authentifi", RegexOptions.CultureInvariant)]
    private static partial Regex ChallengeText();

    // A name alone stands in many a footer.
    [GeneratedRegex(@"(?ix)mailinblack | boxbe\.com | spamarrest\.com | challenge[\s-]response", RegexOptions.CultureInvariant)]
    private static partial Regex ChallengeName();
}
