using System.Globalization;
using System.Net;

namespace Recouvrement.Dunning.Answers;

/// <summary>What a debtor sees: plain HTML, no script, nothing from elsewhere.</summary>
static class AnswerPage
{
    const string Style = "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}fieldset{border:1px solid #bbb;border-radius:.4rem;margin:1rem 0;padding:.8rem 1rem}legend{font-weight:600}label{display:block;margin:.35rem 0}button{font:inherit;padding:.5rem 1.2rem;border:0;border-radius:.3rem;background:#0b5394;color:#fff}p.wrong{border-left:.3rem solid #b00020;padding-left:.7rem}";

    /// <summary>The form.</summary>
    /// <param name="invoices">Numbers of the invoices that are still owed.</param>
    /// <param name="today">Business date.</param>
    /// <param name="wrong">What kept the last answer from being taken; null where nothing did.</param>
    public static string Form(IEnumerable<string> invoices, DateOnly today, string? wrong = null) => Whole("Votre réponse",
        $"""
        {(wrong is null ? "" : $"<p class=\"wrong\" role=\"alert\">{Text(wrong)}</p>")}
        <p>Notre message concerne : <strong>{string.Join(", ", invoices.Select(Text))}</strong>.</p>
        <form method="post">
        <fieldset><legend>Votre réponse</legend>
        {Choice("received", "J'ai bien reçu votre message")}
        {Choice("copy_please", "Merci de m'envoyer une copie de la facture")}
        {Choice("paid", "J'ai déjà payé (indiquez la date)")}
        {Choice("will_pay", "Je paierai (indiquez la date)")}
        {Choice("disputes", "Je conteste (indiquez le motif)")}
        </fieldset>
        <label>Date du paiement <input type="date" name="day" max="{today.AddDays(60):yyyy-MM-dd}"></label>
        <label>Motif <select name="ground"><option value="none">—</option><option value="not_delivered">Non livré ou incomplet</option><option value="faulty">Non conforme ou défectueux</option><option value="price">Prix</option><option value="wrong_invoice">Facture à rectifier</option><option value="credit_note_owed">Avoir attendu</option><option value="other">Autre</option></select></label>
        <p><button type="submit">Envoyer</button></p>
        </form>
        """);

    /// <summary>What is said once an answer was taken.</summary>
    public static string Thanks { get; } = Whole("Merci", "<p>Votre réponse nous est parvenue. Vous pouvez fermer cette page.</p>");

    /// <summary>What is said where nothing can be answered any more.</summary>
    public static string Gone { get; } = Whole("Lien sans objet", "<p>Ce lien n'est plus valable, ou plus rien n'est dû sur ce message. Pour toute question, répondez au message lui-même.</p>");

    /// <summary>In words for the debtor, why an answer was not taken.</summary>
    public static string Why(string code) => code switch
    {
        "promised_too_far"                          => "Cette date est trop éloignée : choisissez une date plus proche, ou appelez-nous.",
        "promised_too_late" or "day_out_of_bounds"  => "Cette date n'est pas possible.",
        "day_missing"                               => "Merci d'indiquer la date.",
        "day_not_wanted"                            => "Cette réponse se passe de date.",
        "ground_missing"                            => "Merci d'indiquer le motif, pour une contestation seulement.",
        "answer_missing"                            => "Merci de choisir une réponse.",
        "too_many_answers"                          => "Ce message a déjà reçu plusieurs réponses : merci de nous écrire ou de nous appeler.",
        "promises_used_up" or "already_promised"    => "Une date a déjà été convenue : merci de nous appeler pour en changer.",
        _                                           => "Votre réponse n'a pas pu être prise en compte : merci de répondre au message lui-même.",
    };

    static string Choice(string value, string text) => string.Create(CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"answer\" value=\"{value}\" required> {Text(text)}</label>");

    static string Text(string text) => WebUtility.HtmlEncode(text);

    static string Whole(string title, string body) =>
        $"<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{Text(title)}</title><style>{Style}</style></head><body><h1>{Text(title)}</h1>{body}</body></html>";
}
