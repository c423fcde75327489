using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Configuration;

namespace Recouvrement.Platform.Documents;

/// <summary>A bucket of Amazon S3 or of anything that speaks like it.</summary>
/// <param name="Endpoint">Its address.</param>
/// <param name="Bucket">It must be there.</param>
/// <param name="Region">Part of every signature.</param>
/// <param name="AccessKey">Who we are.</param>
/// <param name="SecretKey">Signs every request.</param>
public sealed record S3Options(string Endpoint, string Bucket, string Region, string AccessKey, string SecretKey)
{
    /// <summary>As the section says; what is missing in it stops the service at its start.</summary>
    public static S3Options Of(IConfigurationSection section)
    {
        return new(Needed("Endpoint"), Needed("Bucket"), section["Region"] ?? "us-east-1", Needed("AccessKey"), Needed("SecretKey"));

        string Needed(string name) => section[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Documents:S3:{name} is not set.");
    }
}

/// <summary>Documents in a bucket.</summary>
/// <param name="options">Which, and who we are.</param>
public sealed class S3Store(S3Options options) : IDocumentStore, IDisposable
{
    readonly AmazonS3Client client = new(options.AccessKey, options.SecretKey, new AmazonS3Config
    {
        ServiceURL = options.Endpoint, AuthenticationRegion = options.Region, ForcePathStyle = true, MaxErrorRetry = 2, Timeout = TimeSpan.FromSeconds(60),
        // Stores beside Amazon's own know neither the new check sums nor trailers.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    /// <inheritdoc/>
    public Task Keep(string sha256, Stream content, long size, CancellationToken stop) => Reached(async () =>
    {
        var request = new PutObjectRequest { BucketName = options.Bucket, Key = KeyOf(sha256), InputStream = content, AutoCloseStream = false, UseChunkEncoding = false };
        request.Headers.ContentLength = size;
        await client.PutObjectAsync(request, stop);
        return true;
    });

    /// <inheritdoc/>
    public Task<Stream?> Open(string sha256, CancellationToken stop) => Reached<Stream?>(async () =>
    {
        try
        {
            return (await client.GetObjectAsync(options.Bucket, KeyOf(sha256), stop)).ResponseStream;
        }
        catch (AmazonS3Exception none) when (none.StatusCode is HttpStatusCode.NotFound && none.ErrorCode is not "NoSuchBucket")
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public Task Forget(string sha256, CancellationToken stop) => Reached(async () =>
    {
        var key = KeyOf(sha256);
        // A bucket with versions only hides what is removed without naming one: it would still be there for who asks for it.
        foreach (var version in await Versions(key, stop)) await client.DeleteObjectAsync(options.Bucket, key, version, stop);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    async Task<List<string?>> Versions(string key, CancellationToken stop)
    {
        try
        {
            var found = new List<string?>();
            await foreach (var version in client.Paginators.ListVersions(new() { BucketName = options.Bucket, Prefix = key }).Versions.WithCancellation(stop))
                if (version.Key == key) found.Add(version.VersionId);
            return found;
        }
        catch (AmazonS3Exception unknown) when (unknown.StatusCode is HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed)
        {
            // Where none are known, there is one.
            return [null];
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden)
        {
            throw new IOException($"Nothing was erased: the bucket {options.Bucket} does not let this key list versions. It needs the right s3:ListBucketVersions on the bucket, and s3:DeleteObject and s3:DeleteObjectVersion on what lies in it ({refused.Message}).", refused);
        }
    }

    static string KeyOf(string sha256) => $"{sha256[..2]}/{sha256[2..4]}/{sha256}";

    static async Task<T> Reached<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception away) when (away is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"The document store refuses or does not answer: {away.Message}", away);
        }
    }
}
