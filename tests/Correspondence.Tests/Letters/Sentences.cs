using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What a letter of each kind must say in each language.</summary>
static class Sentences
{
    /// <summary>Formal notices.</summary>
    public static readonly string[] Notices = ["formal_notice", "works_notice", "retailer_notice"];

    /// <summary>Those that say what the delay adds to the invoices.</summary>
    public static readonly string[] Claiming = ["letter_1", "reminder_2", "letter_2", "statement", "handover_notice", .. Notices];

    /// <summary>Every figure that a letter must say, in the form of its language and in the order of its row.</summary>
    public static IEnumerable<string> Figures(string kind, TextContent content)
    {
        var (language, owed) = (content.Language, content.Statement);
        string Money(long cents) => Written.Money(language, cents);
        yield return Written.Date(language, content.Letter.Date);
        foreach (var line in owed.Lines)
            yield return $"{line.Reference} {Written.Day(language, line.IssuedOn)} {Written.Day(language, line.DueOn)} {Money(line.AmountCents)} {Money(line.AmountCents - line.OutstandingCents)} {Money(line.OutstandingCents)}";
        yield return $"{Money(owed.Lines.Sum(l => l.AmountCents))} {Money(owed.Lines.Sum(l => l.AmountCents - l.OutstandingCents))} {Money(owed.OutstandingCents)}";
        if (kind != "plan") yield return $"{owed.Others[0].Reference} {Written.Day(language, owed.Others[0].DueOn)} {Money(owed.Others[0].OutstandingCents)}";
        if (Notices.Contains(kind)) yield return Written.Date(language, content.Deadline!.Value);
        if (kind is "letter_2") yield return Written.Date(language, content.SanctionOn!.Value);
        if (!Claiming.Contains(kind)) yield break;
        yield return Money(owed.InterestCents);
        yield return $"{Money(4_000)}) {Money(owed.CompensationCents)}";
        yield return Money(owed.OutstandingCents + owed.InterestCents + owed.CompensationCents);
        foreach (var period in owed.InterestPeriods)
            yield return $"{period.Reference} {Written.Day(language, period.From)} {Written.Day(language, period.To)} {period.Days} {Money(period.BaseCents)} {Written.Percent(language, period.RatePercent)} {Money(period.AmountCents)}";
    }

    public static string Consequence(string language) => language switch
    {
        "fr" => "À défaut de règlement au 5 octobre 2026, nous nous réservons le droit d'engager toute procédure utile au recouvrement de notre créance.",
        "en" => "Failing payment by 5 October 2026, we reserve the right to initiate any procedure appropriate for the recovery of our claim.",
        "de" => "Geht die Zahlung nicht bis zum 5. Oktober 2026 ein, behalten wir uns vor, jedes zur Einziehung unserer Forderung geeignete Verfahren einzuleiten.",
        "es" => "A falta de pago el 5 de octubre de 2026, nos reservamos el derecho de iniciar cualquier procedimiento útil para el cobro de nuestro crédito.",
        _    => "In mancanza di pagamento entro il giorno 5 ottobre 2026, ci riserviamo il diritto di avviare ogni procedura utile al recupero del nostro credito.",
    };

    public static string LawOf(string language) => language switch { "en" => "our claim is governed by French law", "de" => "unsere Forderung unterliegt französischem Recht", "es" => "nuestro crédito se rige por el Derecho francés", _ => "il nostro credito è disciplinato dal diritto francese" };

    public static string SameContract(string language) => language switch { "fr" => "du même marché", "en" => "under this same contract", "de" => "aus demselben Vertrag", "es" => "del mismo contrato", _ => "del medesimo contratto" };

    /// <summary>What a plan gives up, on what condition, and what happens otherwise.</summary>
    public static string GivenUp(string language, long owed, long given)
    {
        var (of, up) = (Written.Money(language, owed), Written.Money(language, given));
        return language switch
        {
            "fr" => $"Le montant réglé par cet échéancier s'élève à {of}. Si tout ce qui est prévu ci-dessus est payé en totalité et à sa date, nous renonçons au solde de {up}. À défaut, cette remise n'est pas acquise et ce solde reste dû avec tout ce qui n'a pas été payé.",
            "en" => $"The amount settled by this plan is {of}. If everything set out above is paid in full and on its date, we waive the balance of {up}. Otherwise this reduction is not granted, and that balance remains due together with whatever is unpaid.",
            "de" => $"Der mit dieser Vereinbarung geregelte Betrag beläuft sich auf {of}. Wird alles oben Genannte vollständig und termingerecht gezahlt, verzichten wir auf den Restbetrag von {up}. Andernfalls wird dieser Nachlass nicht gewährt, und der Restbetrag bleibt zusammen mit allem nicht Gezahlten geschuldet.",
            "es" => $"El importe objeto de este plan asciende a {of}. Si todo lo indicado se paga íntegramente y en su fecha, renunciamos al saldo de {up}. De lo contrario, esta quita no se aplica y dicho saldo se debe junto con todo lo no pagado.",
            _    => $"L'importo regolato con il presente piano ammonta a {of}. Se tutto quanto sopra indicato viene pagato per intero e alla propria data, rinunciamo al saldo di {up}. In caso contrario questa riduzione non è concessa e tale saldo resta dovuto insieme a quanto non pagato.",
        };
    }

    /// <summary>Nothing beyond that is given up.</summary>
    public static string NoOtherWaiver(string language) => language switch
    {
        "fr" => "ni renonciation aux sommes dues, hors cette remise.", "en" => "nor a waiver of the sums due beyond this reduction.", "de" => "noch ein Verzicht auf geschuldete Beträge über diesen Nachlass hinaus.",
        "es" => "ni renuncia a las sumas debidas más allá de esta quita.", _ => "né rinuncia alle somme dovute oltre a questa riduzione.",
    };

    public static string CostsAreOurs(string language) => language switch { "fr" => "restent à notre charge", "en" => "are borne by us", "de" => "tragen wir", "es" => "corren por nuestra cuenta", _ => "restano a nostro carico" };
}
