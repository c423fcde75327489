using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recouvrement.Dunning.Answers.Words;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;
using static System.Net.WebUtility;

namespace Recouvrement.Dunning.Answers;

/// <summary>An invoice as the page shows it.</summary>
/// <param name="Number">The ERP's own number.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Outstanding">What may be claimed of it today.</param>
sealed record OpenInvoice(string Number, DateOnly DueOn, Money Outstanding);

/// <summary>What the form says.</summary>
/// <param name="Words">The debtor's language.</param>
/// <param name="Covered">What the message claimed and is still owed.</param>
/// <param name="Others">What else the message named and is still owed.</param>
/// <param name="Pay">How the creditor is paid; null where nothing was heard of it yet.</param>
/// <param name="Reference">By which the creditor finds a transfer.</param>
/// <param name="Today">Business date.</param>
sealed record AnswerForm(AnswerWords Words, IReadOnlyList<OpenInvoice> Covered, IReadOnlyList<OpenInvoice> Others, WaysToPay? Pay, string Reference, DateOnly Today);

/// <summary>What a debtor had filled in when its answer was not taken.</summary>
/// <param name="Given">The answer.</param>
/// <param name="Note">The words with it.</param>
/// <param name="Why">What kept it from being taken.</param>
sealed record NotTaken(AnswerGiven Given, string? Note, string Why);

/// <summary>What a debtor sees: plain HTML that works without script, at 320 pixels and at twice the size, with nothing from elsewhere.</summary>
static class AnswerPage
{
    /// <summary>Characters of the words with a contest.</summary>
    public const int LongestNote = 500;

    const string Style =
        "*{box-sizing:border-box}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1.5rem 1rem;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}h1{line-height:1.2}" +
        "h2{font-size:1.15rem}table{width:100%;border-collapse:collapse;margin:1rem 0}caption,legend{font-weight:600;text-align:left;padding:0 .2rem}th,td{text-align:left;padding:.45rem .3rem;border-bottom:1px solid #767676;vertical-align:top}" +
        "td,thead th{overflow-wrap:normal}td{white-space:nowrap}td.sum,th.sum{text-align:right}fieldset{border:1px solid #767676;border-radius:.4rem;margin:1rem 0;padding:.6rem .8rem}label{display:block;padding:.45rem 0}fieldset label{display:flex;align-items:baseline}label.field{font-weight:600;padding-bottom:0}" +
        "input[type=radio]{width:1.2rem;height:1.2rem;margin:0 .5rem 0 0;flex:none;align-self:center}input[type=date],select,textarea{font:inherit;width:100%;max-width:100%;min-height:2.75rem;padding:.4rem;border:1px solid #595959;border-radius:.3rem;background:#fff;color:#1b1b1b}" +
        ".hint{margin:.1rem 0 .3rem;color:#595959;font-size:.95rem}button,a.pay{display:inline-block;font:inherit;font-weight:600;min-height:2.75rem;padding:.55rem 1.3rem;border:2px solid #0b5394;border-radius:.3rem;background:#0b5394;color:#fff;text-decoration:none}" +
        ":focus-visible{outline:3px solid #b45f06;outline-offset:2px}.wrong{border-left:.3rem solid #b00020;padding-left:.7rem;font-weight:600}" +
        "@media(max-width:26rem){table{font-size:.85rem}th,td{padding:.4rem .15rem}}";

    /// <summary>Only this style and no script, no frame, no form elsewhere.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The form.</summary>
    public static string Form(AnswerForm form, NotTaken? not = null)
    {
        var words = form.Words;
        return Whole(words, words.Title,
            $"""
            {(not is null ? "" : $"<p class=\"wrong\" role=\"alert\" id=\"wrong\">{Text(words.Why(not.Why))}</p>")}
            {(form.Pay is { } from ? $"<p>{Text(With(words.From, from.Name))}</p>" : "")}
            {Table(words, words.Concerns, form.Covered)}
            {(form.Others.Count == 0 ? "" : Table(words, words.AlsoOpen, form.Others))}
            {(form.Pay is { } pay ? Pay(words, pay, form.Reference) : "")}
            <form method="post"{(not is null ? "" : " aria-describedby=\"wrong\"")}>
            <fieldset><legend>{Text(words.YourAnswer)}</legend>
            {string.Concat(words.Answers.OrderBy(a => a.Key).Select(a => $"<label><input type=\"radio\" name=\"answer\" value=\"{Spelling.Of(a.Key)}\" required{(not?.Given.Answer == a.Key ? " checked" : "")}>{Text(a.Value)}</label>"))}
            </fieldset>
            <label class="field" for="day">{Text(words.Day)}</label><p class="hint" id="day-hint">{Text(words.DayHint)}</p>
            <input type="date" id="day" name="day" aria-describedby="day-hint" min="{Iso(form.Today.AddDays(-CallResult.MostDays))}" max="{Iso(form.Today.AddDays(CallResult.MostDays))}"{(not?.Given.Day is { } day ? $" value=\"{Iso(day)}\"" : "")}>
            <label class="field" for="ground">{Text(words.Ground)}</label><p class="hint" id="ground-hint">{Text(words.GroundHint)}</p>
            <select id="ground" name="ground" aria-describedby="ground-hint">{string.Concat(words.Grounds.OrderBy(g => g.Key).Select(g => $"<option value=\"{Spelling.Of(g.Key)}\"{(not?.Given.Ground == g.Key ? " selected" : "")}>{Text(g.Value)}</option>"))}</select>
            <label class="field" for="note">{Text(words.Note)}</label><p class="hint" id="note-hint">{Text(words.NoteHint)}</p>
            <textarea id="note" name="note" rows="3" maxlength="{LongestNote}" aria-describedby="note-hint">{Text(not?.Note ?? "")}</textarea>
            <p><button type="submit">{Text(words.Send)}</button></p>
            </form>
            """);
    }

    /// <summary>What is said once an answer was taken.</summary>
    public static string Thanks(AnswerWords words, bool copiesComing) => Whole(words, words.ThanksTitle, $"<p role=\"status\">{Text(words.Thanks)}</p>{(copiesComing ? $"<p>{Text(words.CopiesComing)}</p>" : "")}");

    /// <summary>What is said where nothing can be answered, or not any more.</summary>
    public static string Gone(AnswerWords words) => Whole(words, words.GoneTitle, $"<p>{Text(words.Gone)}</p>");

    /// <summary>What is said once the link's time is over.</summary>
    public static string Expired(AnswerWords words) => Whole(words, words.ExpiredTitle, $"<p>{Text(words.Expired)}</p>");

    /// <summary>What is said to who comes too often.</summary>
    public static string Busy(AnswerWords words) => Whole(words, words.BusyTitle, $"<p>{Text(words.Busy)}</p>");

    static string Table(AnswerWords words, string caption, IReadOnlyList<OpenInvoice> invoices) =>
        $"<table><caption>{Text(caption)}</caption><thead><tr><th scope=\"col\">{Text(words.Invoice)}</th><th scope=\"col\">{Text(words.Due)}</th><th scope=\"col\" class=\"sum\">{Text(words.Outstanding)}</th></tr></thead><tbody>"
        + string.Concat(invoices.Select(i => $"<tr><th scope=\"row\">{Text(i.Number)}</th><td>{Text(words.Forms.Date(i.DueOn))}</td><td class=\"sum\">{Text(words.Forms.Money(i.Outstanding))}</td></tr>"))
        + "</tbody></table>";

    static string Pay(AnswerWords words, WaysToPay pay, string reference)
    {
        if (pay is { PaymentUrl: null, Iban: null }) return "";
        var link = pay.PaymentUrl is { } url ? $"<p><a class=\"pay\" rel=\"noopener noreferrer external\" href=\"{Text(url)}\">{Text(With(words.PayOnline, pay.Name))}</a></p>" : "";
        var account = pay.Iban is { } iban ? $"<p>{Text(With(words.Transfer, pay.Name))}<br>IBAN <strong>{Text(InFours(iban))}</strong>{(pay.Bic is { } bic ? $"<br>BIC {Text(bic)}" : "")}</p>" : "";
        return $"<section><h2>{Text(words.HowToPay)}</h2>{link}{account}<p>{Text(words.Reference)}{(words.Language == "fr" ? "\u00a0:" : ":")} <strong>{Text(reference)}</strong></p></section>";
    }

    static string InFours(string iban) => string.Join(' ', iban.Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(four => new string(four)));

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string With(string words, string name) => words.Replace("{0}", name, StringComparison.Ordinal);

    static string Text(string text) => HtmlEncode(text);

    static string Whole(AnswerWords words, string title, string body) =>
        $"<!doctype html><html lang=\"{words.Language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{Text(title)}</title><style>{Style}</style></head><body><main><h1>{Text(title)}</h1>{body}</main></body></html>";
}
