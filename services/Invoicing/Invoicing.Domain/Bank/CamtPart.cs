namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>What comes out of a camt file, in its order.</summary>
public abstract record CamtPart
{
    CamtPart() { }

    /// <summary>A statement begins: its entries follow.</summary>
    public sealed record Opened(BankStatement Statement) : CamtPart;

    /// <summary>An entry.</summary>
    public sealed record Entry(BankEntry Read) : CamtPart;

    /// <summary>An entry that cannot be booked.</summary>
    /// <param name="Line">Of the file.</param>
    /// <param name="Field">Its element.</param>
    /// <param name="Reason">For the person who sent the file.</param>
    public sealed record Bad(long Line, string Field, string Reason) : CamtPart;

    /// <summary>The statement is over, and adds up where it has balances.</summary>
    public sealed record Closed(BankStatement Statement, StatementSums Sums) : CamtPart;

    /// <summary>The file is not taken; nothing comes after.</summary>
    /// <param name="Code">snake_case.</param>
    /// <param name="Line">Where, or 0.</param>
    /// <param name="Reason">For the person who sent the file.</param>
    public sealed record Refused(string Code, long Line, string Reason) : CamtPart;
}
