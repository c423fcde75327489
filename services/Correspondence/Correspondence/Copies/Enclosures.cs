using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.Copies;

/// <summary>What goes with one message.</summary>
/// <param name="Rule">Of its kind.</param>
/// <param name="Copies">Copies of its invoices.</param>
/// <param name="Words">What its text says of them; null where it says nothing.</param>
/// <param name="Against">Why the message cannot be made, or not yet; null where it can.</param>
sealed record Enclosed(EnclosureRule Rule, IReadOnlyList<InvoiceCopy> Copies, CopiesInWords? Words, Prepared? Against = null)
{
    /// <summary>As the message's history names them.</summary>
    public IReadOnlyList<EnclosedCopy> Named => [.. Copies.Select(copy => new EnclosedCopy(copy.Invoice, copy.Number, copy.Sha256))];

    /// <summary>As files inside the PDF of an electronic letter (PDF/A-3), whose addressee gets the file itself.</summary>
    public IReadOnlyList<PdfFile> InLetter => [.. Copies.Select(copy => new PdfFile(copy.FileName, copy.MediaType, copy.Number, copy.Bytes))];

    /// <summary>For a mail whose letter holds them.</summary>
    public Enclosed WithoutFiles => this with { Copies = [] };

    /// <summary>As files of a mail.</summary>
    public IEnumerable<MailAttachment> Files => Copies.Select(copy => new MailAttachment(copy.FileName, copy.Bytes, copy.MediaType));
}

/// <summary>
/// Gathers what goes with a message. What is missing stops none but a message that is sent for nothing else. A letter on paper brings none along: files inside a PDF are not printed, and
/// what its debtor never gets is neither announced nor on record as sent.
/// </summary>
sealed partial class Enclosures(InvoiceCopies copies, EnclosureRules rules, ILogger<Enclosures> log)
{
    /// <summary>What goes with a message.</summary>
    /// <param name="session">For reading.</param>
    /// <param name="asked">The message.</param>
    /// <param name="patient">What is a moment behind is waited for.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Enclosed> Of(Session session, MessageEvent.MessageRequested asked, bool patient, CancellationToken stop)
    {
        var rule = rules.Of(asked.Asked.Template);
        if (!rule.Copies) return new(rule, [], null);
        if (asked.About.Channel is Channel.Letter or Channel.RegisteredLetter) return rule.IsNothingWithout ? Not(new Prepared.Impossible(SendingFailure.CopiesNotPrinted)) : new(rule, [], null);
        FoundCopies found;
        Guid[] invoices = [.. asked.Asked.Statement.Lines.Select(line => line.Invoice)];
        try
        {
            found = await copies.Of(session, invoices, stop);
        }
        catch (IOException away)
        {
            if (patient) return Not(new Prepared.NotYet("document_store"));
            LogAway(away, asked.About.Step);
            found = new([], [], invoices.Length);
        }

        if (rule.IsNothingWithout && found.Missing > 0) return Not(patient ? new Prepared.NotYet("copy_missing") : new Prepared.Impossible(SendingFailure.CopyMissing));
        if (rule.IsNothingWithout && found.BeyondBound.Count > 0) return Not(new Prepared.Impossible(SendingFailure.CopiesTooLarge));
        // A text that is about its copies has said so.
        return new(rule, found.Files, rule.IsNothingWithout || found.Files.Count + found.BeyondBound.Count == 0 ? null : new([.. found.Files.Select(file => file.Number)], found.BeyondBound.Count > 0));

        Enclosed Not(Prepared why) => new(rule, [], null, why);
    }

    [LoggerMessage(LogLevel.Error, "The store of documents is away: a message of step {Step} goes without copies of its invoices")]
    partial void LogAway(Exception away, string step);
}
