using System.Collections.Frozen;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Answers.Words;

/// <summary>The page in French.</summary>
static class French
{
    public static AnswerWords Words { get; } = new("fr", new(",", "\u00a0", SymbolFirst: false, "dd'/'MM'/'yyyy"))
    {
        Title = "Votre réponse",
        From = "Message de {0}",
        Concerns = "Notre message concerne",
        AlsoOpen = "Pour information, vos autres factures en cours",
        Invoice = "Facture",
        Due = "Échéance",
        Outstanding = "Reste dû",
        HowToPay = "Régler",
        PayOnline = "Payer sur le site de {0}",
        Transfer = "Par virement, bénéficiaire\u00a0: {0}",
        Reference = "Référence à rappeler",
        YourAnswer = "Que souhaitez-vous nous dire\u00a0?",
        Answers = new Dictionary<DebtorAnswer, string>
        {
            [DebtorAnswer.Received] = "J'ai bien reçu votre message",
            [DebtorAnswer.CopyPlease] = "Merci de m'envoyer une copie des factures",
            [DebtorAnswer.Paid] = "J'ai déjà payé (indiquez la date)",
            [DebtorAnswer.WillPay] = "Je paierai (indiquez la date)",
            [DebtorAnswer.Disputes] = "Je conteste (indiquez le motif)",
        }.ToFrozenDictionary(),
        Day = "Date du paiement",
        DayHint = "À remplir si vous avez payé ou allez payer.",
        Ground = "Motif de la contestation",
        GroundHint = "À remplir si vous contestez.",
        Grounds = new Dictionary<DisputeGround, string>
        {
            [DisputeGround.None] = "—",
            [DisputeGround.NotDelivered] = "Non livré ou incomplet",
            [DisputeGround.Faulty] = "Non conforme ou défectueux",
            [DisputeGround.Price] = "Prix",
            [DisputeGround.WrongInvoice] = "Facture à rectifier",
            [DisputeGround.CreditNoteOwed] = "Avoir attendu",
            [DisputeGround.Other] = "Autre",
        }.ToFrozenDictionary(),
        Note = "Précision (facultatif)",
        NoteHint = "En quelques mots, si vous contestez. Sans nom ni coordonnées de personnes.",
        Send = "Envoyer",
        ThanksTitle = "Merci",
        Thanks = "Votre réponse nous est parvenue. Vous pouvez fermer cette page.",
        CopiesComing = "Les copies demandées vous sont envoyées par e-mail aujourd'hui.",
        GoneTitle = "Lien sans objet",
        Gone = "Ce lien n'est pas valable, ou plus rien n'est dû sur ce message. Pour toute question, répondez au message lui-même.",
        ExpiredTitle = "Lien expiré",
        Expired = "Ce lien n'est plus valable\u00a0: le message auquel il répond est trop ancien. Pour nous répondre, écrivez-nous en réponse au message lui-même\u00a0; notre prochain message aura un nouveau lien.",
        BusyTitle = "Un instant",
        Busy = "Ce lien a été utilisé très souvent en peu de temps. Merci de réessayer dans une minute.",
        Refusals = new Dictionary<string, string>
        {
            ["promised_too_far"] = "Cette date est trop éloignée\u00a0: choisissez une date plus proche, ou appelez-nous.",
            ["promised_too_late"] = "Cette date n'est pas possible.",
            ["day_out_of_bounds"] = "Cette date n'est pas possible.",
            ["day_missing"] = "Merci d'indiquer la date du paiement.",
            ["day_not_wanted"] = "Cette réponse se passe de date.",
            ["ground_missing"] = "Merci d'indiquer le motif de la contestation.",
            ["answer_missing"] = "Merci de choisir une réponse.",
            ["note_too_long"] = "Votre précision est trop longue\u00a0: 500 caractères au plus.",
            ["too_many_answers"] = "Ce message a déjà reçu plusieurs réponses\u00a0: merci de nous écrire ou de nous appeler.",
            ["promises_used_up"] = "Une date a déjà été convenue\u00a0: merci de nous appeler pour en changer.",
            ["already_promised"] = "Une date a déjà été convenue\u00a0: merci de nous appeler pour en changer.",
        }.ToFrozenDictionary(),
        Otherwise = "Votre réponse n'a pas pu être prise en compte\u00a0: merci de répondre au message lui-même.",
    };
}
