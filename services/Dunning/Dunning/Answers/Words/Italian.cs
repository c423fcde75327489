using System.Collections.Frozen;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Answers.Words;

/// <summary>The page in Italian.</summary>
static class Italian
{
    public static AnswerWords Words { get; } = new("it", new(",", ".", SymbolFirst: false, "dd'/'MM'/'yyyy"))
    {
        Title = "La Sua risposta",
        From = "Messaggio di {0}",
        Concerns = "Il nostro messaggio riguarda",
        AlsoOpen = "Per Sua informazione, le altre fatture aperte",
        Invoice = "Fattura",
        Due = "Scadenza",
        Outstanding = "Importo residuo",
        HowToPay = "Come pagare",
        PayOnline = "Paga sul sito di {0}",
        Transfer = "Con bonifico a favore di {0}",
        Reference = "Causale da indicare",
        YourAnswer = "Che cosa desidera comunicarci?",
        Answers = new Dictionary<DebtorAnswer, string>
        {
            [DebtorAnswer.Received] = "Ho ricevuto il vostro messaggio",
            [DebtorAnswer.CopyPlease] = "Vi prego di inviarmi una copia delle fatture",
            [DebtorAnswer.Paid] = "Ho già pagato (indicare la data)",
            [DebtorAnswer.WillPay] = "Pagherò (indicare la data)",
            [DebtorAnswer.Disputes] = "Contesto il credito (indicare il motivo)",
        }.ToFrozenDictionary(),
        Day = "Data del pagamento",
        DayHint = "Solo se ha già pagato o pagherà.",
        Ground = "Motivo della contestazione",
        GroundHint = "Solo se contesta il credito.",
        Grounds = new Dictionary<DisputeGround, string>
        {
            [DisputeGround.None] = "—",
            [DisputeGround.NotDelivered] = "Non consegnato o incompleto",
            [DisputeGround.Faulty] = "Non conforme o difettoso",
            [DisputeGround.Price] = "Prezzo",
            [DisputeGround.WrongInvoice] = "Fattura da rettificare",
            [DisputeGround.CreditNoteOwed] = "Nota di credito attesa",
            [DisputeGround.Other] = "Altro",
        }.ToFrozenDictionary(),
        Note = "Precisazione (facoltativa)",
        NoteHint = "In poche parole, se contesta il credito. Senza nomi né recapiti di persone.",
        Send = "Invia",
        ThanksTitle = "Grazie",
        Thanks = "Abbiamo ricevuto la Sua risposta. Può chiudere questa pagina.",
        CopiesComing = "Le copie richieste Le vengono inviate oggi per e-mail.",
        GoneTitle = "Link senza oggetto",
        Gone = "Questo link non è valido, oppure per questo messaggio non è più dovuto nulla. Per qualsiasi domanda, risponda al messaggio stesso.",
        ExpiredTitle = "Link scaduto",
        Expired = "Questo link non è più valido: il messaggio a cui si riferisce è troppo vecchio. Per risponderci, risponda al messaggio stesso; il nostro prossimo messaggio avrà un nuovo link.",
        BusyTitle = "Un momento, per favore",
        Busy = "Questo link è stato usato molto spesso in poco tempo. Riprovi tra un minuto.",
        Refusals = new Dictionary<string, string>
        {
            ["promised_too_far"] = "Questa data è troppo lontana: ne scelga una più vicina o ci telefoni.",
            ["promised_too_late"] = "Questa data non è possibile.",
            ["day_out_of_bounds"] = "Questa data non è possibile.",
            ["day_missing"] = "Indichi la data del pagamento.",
            ["day_not_wanted"] = "Questa risposta non richiede una data.",
            ["ground_missing"] = "Indichi il motivo della contestazione.",
            ["answer_missing"] = "Scelga una risposta.",
            ["note_too_long"] = "La precisazione è troppo lunga: al massimo 500 caratteri.",
            ["too_many_answers"] = "Questo messaggio ha già ricevuto più risposte: ci scriva o ci telefoni.",
            ["promises_used_up"] = "È già stata concordata una data: ci telefoni per cambiarla.",
            ["already_promised"] = "È già stata concordata una data: ci telefoni per cambiarla.",
        }.ToFrozenDictionary(),
        Otherwise = "Non è stato possibile registrare la Sua risposta: risponda al messaggio stesso.",
    };
}
