using System.Collections.Frozen;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Answers.Words;

/// <summary>The page in German.</summary>
static class German
{
    public static AnswerWords Words { get; } = new("de", new(",", ".", SymbolFirst: false, "dd.MM.yyyy"))
    {
        Title = "Ihre Antwort",
        From = "Nachricht von {0}",
        Concerns = "Unsere Nachricht betrifft",
        AlsoOpen = "Zur Information: Ihre weiteren offenen Rechnungen",
        Invoice = "Rechnung",
        Due = "Fällig am",
        Outstanding = "Offener Betrag",
        HowToPay = "Bezahlen",
        PayOnline = "Auf der Website von {0} bezahlen",
        Transfer = "Per Überweisung an {0}",
        Reference = "Verwendungszweck",
        YourAnswer = "Was möchten Sie uns mitteilen?",
        Answers = new Dictionary<DebtorAnswer, string>
        {
            [DebtorAnswer.Received] = "Ich habe Ihre Nachricht erhalten",
            [DebtorAnswer.CopyPlease] = "Bitte senden Sie mir eine Kopie der Rechnungen",
            [DebtorAnswer.Paid] = "Ich habe bereits bezahlt (bitte Datum angeben)",
            [DebtorAnswer.WillPay] = "Ich werde bezahlen (bitte Datum angeben)",
            [DebtorAnswer.Disputes] = "Ich beanstande die Forderung (bitte Grund angeben)",
        }.ToFrozenDictionary(),
        Day = "Datum der Zahlung",
        DayHint = "Nur wenn Sie bezahlt haben oder bezahlen werden.",
        Ground = "Grund der Beanstandung",
        GroundHint = "Nur wenn Sie die Forderung beanstanden.",
        Grounds = new Dictionary<DisputeGround, string>
        {
            [DisputeGround.None] = "—",
            [DisputeGround.NotDelivered] = "Nicht oder unvollständig geliefert",
            [DisputeGround.Faulty] = "Abweichend oder mangelhaft",
            [DisputeGround.Price] = "Preis",
            [DisputeGround.WrongInvoice] = "Rechnung ist zu berichtigen",
            [DisputeGround.CreditNoteOwed] = "Gutschrift steht aus",
            [DisputeGround.Other] = "Sonstiges",
        }.ToFrozenDictionary(),
        Note = "Erläuterung (freiwillig)",
        NoteHint = "In wenigen Worten, wenn Sie die Forderung beanstanden. Bitte ohne Namen und Kontaktdaten von Personen.",
        Send = "Absenden",
        ThanksTitle = "Vielen Dank",
        Thanks = "Ihre Antwort ist bei uns eingegangen. Sie können diese Seite schließen.",
        CopiesComing = "Die gewünschten Kopien gehen Ihnen heute per E-Mail zu.",
        GoneTitle = "Keine Antwort möglich",
        Gone = "Dieser Link ist ungültig, oder zu dieser Nachricht ist nichts mehr offen. Bei Fragen antworten Sie bitte auf die Nachricht selbst.",
        ExpiredTitle = "Link abgelaufen",
        Expired = "Dieser Link ist nicht mehr gültig: Die zugehörige Nachricht liegt zu lange zurück. Bitte antworten Sie auf die Nachricht selbst; unsere nächste Nachricht enthält einen neuen Link.",
        BusyTitle = "Einen Moment bitte",
        Busy = "Dieser Link wurde in kurzer Zeit sehr oft verwendet. Bitte versuchen Sie es in einer Minute erneut.",
        Refusals = new Dictionary<string, string>
        {
            ["promised_too_far"] = "Dieses Datum liegt zu weit in der Zukunft: Bitte wählen Sie ein früheres, oder rufen Sie uns an.",
            ["promised_too_late"] = "Dieses Datum ist nicht möglich.",
            ["day_out_of_bounds"] = "Dieses Datum ist nicht möglich.",
            ["day_missing"] = "Bitte geben Sie das Datum der Zahlung an.",
            ["day_not_wanted"] = "Zu dieser Antwort gehört kein Datum.",
            ["ground_missing"] = "Bitte geben Sie den Grund der Beanstandung an.",
            ["answer_missing"] = "Bitte wählen Sie eine Antwort.",
            ["note_too_long"] = "Ihre Erläuterung ist zu lang: höchstens 500 Zeichen.",
            ["too_many_answers"] = "Diese Nachricht wurde bereits mehrfach beantwortet: Bitte schreiben Sie uns oder rufen Sie uns an.",
            ["promises_used_up"] = "Ein Zahlungstermin ist bereits vereinbart: Bitte rufen Sie uns an, um ihn zu ändern.",
            ["already_promised"] = "Ein Zahlungstermin ist bereits vereinbart: Bitte rufen Sie uns an, um ihn zu ändern.",
        }.ToFrozenDictionary(),
        Otherwise = "Ihre Antwort konnte nicht übernommen werden: Bitte antworten Sie auf die Nachricht selbst.",
    };
}
