using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Calls;

/// <summary>Puts together what the script of a call is filled from: the call as it was asked for, and names and numbers of today.</summary>
static class CallContent
{
    const int LastOrder = 3;

    /// <summary>A script in this language can be given.</summary>
    public static bool Speaks(string language) =>
        TextNames.Languages.Contains(language, StringComparer.Ordinal) && File.Exists(Path.Combine(AppContext.BaseDirectory, "Templates", $"{TextNames.Of("call", language)}.txt.hbs"));

    /// <summary>What a script says.</summary>
    /// <param name="call">As it was asked for.</param>
    /// <param name="creditor">Who calls.</param>
    /// <param name="debtor">Who is called; null where nothing was heard of it yet: then its number stands for its name.</param>
    /// <param name="asked">The language wanted; null for that of the debtor, and French where there is no script in it.</param>
    /// <param name="today">The day the script is dated.</param>
    public static TextContent Of(CallAskedV1 call, CreditorLetterheadChangedV1 creditor, Debtor? debtor, string? asked, DateOnly today)
    {
        var role = WireNames.Known<ContactRole>(call.AddresseeRole) ?? ContactRole.AccountsPayable;
        var contact = Callee.For(role, debtor?.Contacts ?? []);
        var language = asked ?? TextNames.Language(call.Language, contact?.Country);
        if (!Speaks(language)) language = TextNames.French;
        return new(
            Content.Letterhead(creditor), new(debtor?.Name ?? call.CustomerNumber, call.CustomerNumber, WireNames.Of(contact?.Role ?? role), contact?.Name, []),
            new(today, Content.Reference(call.Decision), creditor.RcsCity), call.Statement,
            Call: new(Math.Min(call.Order, LastOrder), contact?.Phone) { Before = SaidBefore.Of(call, language) }, Offer: call.Offer, Language: language, Tone: call.Tone);
    }
}
