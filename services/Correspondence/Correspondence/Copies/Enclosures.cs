using Microsoft.Extensions.Options;
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
    /// <summary>On paper: what can be printed and fits goes, and no more.</summary>
    public bool IsPrinted { get; init; }

    /// <summary>Bytes that may lie inside the PDF of its letter.</summary>
    public long MostInside { get; init; }

    /// <summary>As files inside the PDF of a letter that goes as a file: who keeps that one file has what it claims by. What is printed holds none, for nobody can print them from there.</summary>
    public IReadOnlyList<PdfFile> Inside =>
        IsPrinted || Copies.Sum(copy => (long)copy.Bytes.Length) > MostInside ? [] : [.. Copies.Select(copy => new PdfFile(copy.FileName, copy.MediaType, copy.Number, copy.Bytes))];

    /// <summary>As the message's history names them.</summary>
    public IReadOnlyList<EnclosedCopy> Named => [.. Copies.Select(copy => new EnclosedCopy(copy.Invoice, copy.Number, copy.Sha256, copy.Bytes.Length, copy.Pages))];

    /// <summary>As files of a mail.</summary>
    public IEnumerable<MailAttachment> Files => Copies.Select(copy => new MailAttachment(copy.FileName, copy.Bytes, copy.MediaType));

    /// <summary>With some of its copies only.</summary>
    /// <param name="inside">Those that go.</param>
    /// <param name="outside">Numbers of those that do not after all.</param>
    public Enclosed With(IReadOnlyList<InvoiceCopy> inside, IReadOnlyList<string> outside) => this with
    {
        Copies = inside,
        Words = Said(inside, [.. outside, .. Words?.LeftOut ?? []]),
        Against = Rule.IsNothingWithout && outside.Count > 0 ? new Prepared.Impossible(SendingFailure.CopiesNotPrinted) : null,
    };

    /// <summary>What a text says of copies; a text that is about them has said so.</summary>
    public CopiesInWords? Said(IReadOnlyList<InvoiceCopy> inside, IReadOnlyList<string> outside) =>
        Rule.IsNothingWithout || inside.Count + outside.Count == 0 ? null : new([.. inside.Select(copy => copy.Number)], outside.Count > 0) { LeftOut = outside };
}

/// <summary>
/// Gathers what goes with a message. What is missing stops none but a message that is sent for nothing else. A letter on paper brings copies along where the rule of its kind has them
/// printed: what its debtor never gets is neither announced nor on record as sent.
/// </summary>
sealed partial class Enclosures(InvoiceCopies copies, EnclosureRules rules, IOptions<CopiesOptions> options, ILogger<Enclosures> log)
{
    /// <summary>What might go with a message.</summary>
    /// <param name="session">For reading.</param>
    /// <param name="asked">The message.</param>
    /// <param name="patient">What is a moment behind is waited for.</param>
    /// <param name="without">It did not leave with them: they are named, and do not go.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Enclosed> Of(Session session, MessageEvent.MessageRequested asked, bool patient, bool without, CancellationToken stop)
    {
        var rule = rules.Of(asked.Asked.Template);
        if (!rule.Copies) return new(rule, [], null);
        var onPaper = asked.About.Channel is Channel.Letter or Channel.RegisteredLetter;
        if (onPaper && !(rule.Printed && options.Value.ArePrinted)) return rule.IsNothingWithout ? Not(new Prepared.Impossible(SendingFailure.CopiesNotPrinted)) : new(rule, [], null);
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
        var all = new Enclosed(rule, found.Files, null) { IsPrinted = onPaper, MostInside = options.Value.MostInside };
        all = all with { Words = all.Said(found.Files, found.BeyondBound) };
        return without ? all.With([], [.. found.Files.Select(file => file.Number)]) : all;

        Enclosed Not(Prepared why) => new(rule, [], null, why);
    }

    [LoggerMessage(LogLevel.Error, "The store of documents is away: a message of step {Step} goes without copies of its invoices")]
    partial void LogAway(Exception away, string step);
}
