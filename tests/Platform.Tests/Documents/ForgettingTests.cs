using System.Security.Cryptography;
using System.Text;
using Recouvrement.Platform.Documents;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Documents;

/// <summary>What is erased from a store of documents is gone, in every version of it, and nothing else is.</summary>
public sealed class ForgettingTests : IDisposable
{
    static readonly byte[] Letter = Encoding.UTF8.GetBytes("%PDF-1.7 a letter"), Other = Encoding.UTF8.GetBytes("%PDF-1.7 another letter");

    readonly string folder = Directory.CreateTempSubdirectory("recouvrement-forgetting-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_forgets_a_document_and_what_a_dying_process_left_of_it()
    {
        var store = new FolderStore(folder);
        await Keep(store, Letter);
        await Keep(store, Other);
        var path = Path.Combine(folder, Hash(Letter)[..2], Hash(Letter)[2..4], Hash(Letter));
        await File.WriteAllBytesAsync($"{path}.0199c0ffee.half", Letter[..8]);

        await store.Forget(Hash(Letter), CancellationToken.None);

        Assert.Null(await store.Open(Hash(Letter), CancellationToken.None));
        Assert.Equal(Hash(Other), Path.GetFileName(Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories))));
        Assert.IsType<KeptBytes.Whole>(await KeptBytes.Of(store, Hash(Other), Other.Length, CancellationToken.None));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_bucket_forgets_every_version_of_a_document(bool hasVersions, bool knowsVersions)
    {
        await using var bucket = await BucketServer.Start(hasVersions, knowsVersions);
        using var store = Bucket(bucket);
        await Keep(store, Letter);
        await Keep(store, Letter);
        await Keep(store, Other);
        // Of a longer name that begins the same: a list by its beginning has it too.
        await Keep(store, Other, $"{Hash(Letter)}0");

        await store.Forget(Hash(Letter), CancellationToken.None);

        Assert.Null(await store.Open(Hash(Letter), CancellationToken.None));
        Assert.Equal([.. ((string[])[Hash(Other), $"{Hash(Letter)}0"]).Order()], (string[])[.. bucket.Left.Select(path => path[(path.LastIndexOf('/') + 1)..]).Order()]);
    }

    [Fact]
    public async Task A_document_that_was_removed_by_hand_is_forgotten_in_its_older_versions_too()
    {
        await using var bucket = await BucketServer.Start(hasVersions: true);
        using var store = Bucket(bucket);
        await Keep(store, Letter);
        using (var client = new Amazon.S3.AmazonS3Client(BucketServer.AccessKey, BucketServer.SecretKey, new Amazon.S3.AmazonS3Config { ServiceURL = bucket.Address, AuthenticationRegion = BucketServer.Region, ForcePathStyle = true }))
            await client.DeleteObjectAsync("pieces", $"{Hash(Letter)[..2]}/{Hash(Letter)[2..4]}/{Hash(Letter)}");
        Assert.Null(await store.Open(Hash(Letter), CancellationToken.None));
        Assert.Single(bucket.Left);

        await store.Forget(Hash(Letter), CancellationToken.None);

        Assert.Empty(bucket.Left);
    }

    [Fact]
    public async Task To_forget_twice_or_what_was_never_kept_is_no_fault()
    {
        await using var bucket = await BucketServer.Start();
        using var remote = Bucket(bucket);
        foreach (var store in (IDocumentStore[])[new FolderStore(folder), remote])
        {
            await store.Forget(Hash(Letter), CancellationToken.None);
            await Keep(store, Letter);
            await store.Forget(Hash(Letter), CancellationToken.None);
            await store.Forget(Hash(Letter), CancellationToken.None);
            Assert.Null(await store.Open(Hash(Letter), CancellationToken.None));
            // What is kept again after it is there again.
            await Keep(store, Letter);
            Assert.IsType<KeptBytes.Whole>(await KeptBytes.Of(store, Hash(Letter), Letter.Length, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_bucket_that_is_away_has_forgotten_nothing_and_says_so()
    {
        await using var bucket = await BucketServer.Start();
        using var store = Bucket(bucket);
        await Keep(store, Letter);
        bucket.Instead = 403;
        await Assert.ThrowsAnyAsync<IOException>(() => store.Forget(Hash(Letter), CancellationToken.None));
        Assert.Single(bucket.Left);
    }

    [Fact]
    public async Task A_key_that_may_not_list_versions_forgets_nothing_and_the_fault_names_the_right()
    {
        await using var bucket = await BucketServer.Start(hasVersions: true);
        using var store = Bucket(bucket);
        await Keep(store, Letter);
        bucket.Instead = 403;
        var fault = await Assert.ThrowsAsync<IOException>(() => store.Forget(Hash(Letter), CancellationToken.None));
        foreach (var right in (string[])["s3:ListBucketVersions", "s3:DeleteObjectVersion", "pieces"]) Assert.Contains(right, fault.Message, StringComparison.Ordinal);
        Assert.Single(bucket.Left);
    }

    static S3Store Bucket(BucketServer bucket) => new(new(bucket.Address, "pieces", BucketServer.Region, BucketServer.AccessKey, BucketServer.SecretKey));

    static Task Keep(IDocumentStore store, byte[] content, string? under = null) => store.Keep(under ?? Hash(content), new MemoryStream(content), content.Length, CancellationToken.None);

    static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
