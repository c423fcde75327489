using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Templates;

namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>What a message can be told.</summary>
public abstract partial record MessageCommand
{
    MessageCommand()
    {
    }

    /// <summary>A message is asked for.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Asked">What it is to say, to whom.</param>
    /// <param name="On">Business date.</param>
    public sealed record RequestMessage(About About, MessageRequest Asked, DateOnly On) : MessageCommand;

    /// <summary>A mail to a colleague is asked for.</summary>
    /// <param name="Notice">What it is, to whom.</param>
    /// <param name="On">Business date.</param>
    public sealed record RequestNotice(ColleagueNotice Notice, DateOnly On) : MessageCommand;

    /// <summary>It must not go out any more.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record WithdrawMessage(string Reason, DateOnly On) : MessageCommand;

    /// <summary>The document is made and is about to leave.</summary>
    /// <param name="Sha256">Of the document.</param>
    /// <param name="Role">Whom it addresses at the debtor's; none where it goes to a colleague.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Address">Where a letter goes; null for an e-mail.</param>
    /// <param name="Text">Which text it was made with.</param>
    public sealed record StartSending(string Sha256, ContactRole Role, DateOnly On, AddressKind? Address = null, TextUsed? Text = null) : MessageCommand
    {
        /// <summary>Copies of invoices that go with it.</summary>
        public IReadOnlyList<EnclosedCopy>? Copies { get; init; }
    }

    /// <summary>Mail server or carrier have taken it.</summary>
    /// <param name="CarrierReference">The carrier's id of a letter.</param>
    /// <param name="DepositedOn">The carrier's date of deposit, where it follows the letter.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportSent(string? CarrierReference, DateOnly? DepositedOn, DateOnly On) : MessageCommand;

    /// <summary>The attempt is known to have come to nothing; it will be tried again unless a withdrawal was heard meanwhile.</summary>
    /// <param name="On">Business date.</param>
    public sealed record ReportNotSent(DateOnly On) : MessageCommand;

    /// <summary>It cannot go out, now or later.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportFailure(string Reason, DateOnly On) : MessageCommand;

    /// <summary>The carrier says where a registered letter has been: all it knows, in any order, again and again.</summary>
    /// <param name="Reports">Its states.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportCarrierStates(ImmutableArray<CarrierReport> Reports, DateOnly On) : MessageCommand;

    /// <summary>A document of the carrier was fetched.</summary>
    /// <param name="Sha256">Of its bytes.</param>
    /// <param name="Kind">What it proves.</param>
    /// <param name="On">Business date.</param>
    public sealed record KeepProof(string Sha256, ProofKind Kind, DateOnly On) : MessageCommand;
}
