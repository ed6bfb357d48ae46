import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

describe('permissions', () => {
  test('without any, the account has no token and no rights', () => {
    const objects = objectsOfWeb({});
    expect(objects.get('ServiceAccount', 'web', 'automountServiceAccountToken')).toBe(false);
    expect(objects.pod('web')).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false });
    expect(objects.ofKind('Role')).toEqual([]);
    expect(objects.ofKind('RoleBinding')).toEqual([]);
  });

  test('declared ones are a Role that binds to this account alone', () => {
    const objects = objectsOfWeb({ permissions: [{ resources: ['pods', 'pods/log'], verbs: ['get', 'list'] }] });
    expect(objects.pod('web', 'automountServiceAccountToken')).toBe(true);
    expect(objects.get('Role', 'web', 'rules')).toEqual([
      { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
    ]);
    expect(objects.get('RoleBinding', 'web')).toMatchObject({
      roleRef: { kind: 'Role', name: 'web' },
      subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
    });
  });
});
