/** An image as it is named, in parts. */
interface Reference {
  readonly repository: string;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

/**
 * The image that a service was asked to run. An engine puts the digest to a tag, and Pulumi puts it in the tag's place;
 * the label that deploys leave tells the tag.
 *
 * @param label the label `com.docker.stack.image`
 */
export function askedImage(image: string, label: string | undefined): string {
  if (label === undefined || label.includes('@')) return image;
  const [is, asked] = [parse(image), parse(label)];
  const isSame = is.repository === asked.repository && (is.tag === undefined || is.tag === asked.tag);
  return is.digest !== undefined && isSame ? label : image;
}

/** Short names of Docker Hub in full, and `latest` where no tag is named. */
function parse(reference: string): Reference {
  const [name = '', digest] = reference.split('@');
  const [, path = name, tag] = /^(.*?)(?::([\w.-]+))?$/.exec(name) ?? [];
  const repository = path.replace(/^docker\.io\//, '').replace(/^library\//, '');
  return { repository, tag: tag ?? (digest === undefined ? 'latest' : undefined), digest };
}
