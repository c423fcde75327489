using System.Text;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Domain.TextMessages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>Makes a text message: one message of 160 characters of the default alphabet, or none at all.</summary>
sealed class TextPreparation(EmailTexts texts, IOptions<TextOptions> options)
{
    const int LongestSender = 11;

    /// <summary>What leaves, or why nothing can.</summary>
    /// <param name="kind">Name of the text.</param>
    /// <param name="contact">Whom it addresses.</param>
    /// <param name="content">What it says.</param>
    public Prepared Of(string kind, Contact contact, TextContent content)
    {
        if (!texts.HasTextMessage(TextNames.Of(kind, content.Language))) return new Prepared.Impossible(SendingFailure.UnknownTemplate);
        if (MobileNumber.Parse(contact.Phone) is not { } to) return new Prepared.Impossible(SendingFailure.NoAddress);
        if (Sender(content.Creditor.Name) is not { } from) return new Prepared.Impossible(SendingFailure.NoSender);
        var text = Text(kind, content);
        return GsmText.Septets(text) is > GsmText.Most ? new Prepared.Impossible(SendingFailure.TextTooLong)
            : new Prepared.Done(new(Document.Text, Encoding.UTF8.GetBytes(text), new(from, to.ToString())), contact.Role) { Key = AddressKey.Of(Channel.Sms, contact) };
    }

    /// <summary>What it says, in the default alphabet.</summary>
    public string Text(string kind, TextContent content) => GsmText.Plain(texts.TextMessage(kind, content));

    // Networks show 11 letters and digits, and take no number for a name.
    string? Sender(string creditor)
    {
        var name = string.Concat(GsmText.Plain(options.Value.Sender ?? creditor).Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit));
        return name.Any(char.IsAsciiLetter) ? name[..Math.Min(name.Length, LongestSender)] : null;
    }
}
