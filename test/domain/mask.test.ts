import { describe, expect, test } from 'vitest';
import { maskAnswers, maskEmail, maskName, maskPhone } from '../../backend/src/domain/mask.ts';
import { loadTestBusiness } from '../support/businesses.ts';

describe('masks', () => {
  test.each([
    ['john@example.com', 'jo***@example.com'],
    ['jo@example.com', 'j***@example.com'],
    ['j@example.com', 'j***@example.com'],
    ['@example.com', '***'],
    ['no address', '***'],
  ])('of the address %s is %s', (email, masked) => expect(maskEmail(email)).toBe(masked));

  test.each([
    ['+351 912 347 890', '***7890'],
    ['1234567890', '***7890'],
    ['7890', '***'],
    ['', '***'],
  ])('of the number %s is %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  test.each([
    ['John', 'J***'],
    ['Élodie', 'É***'],
    ['𝒜da', '𝒜***'],
    ['', '***'],
  ])('of the name %s is %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

test('of all answers only name, address and number are shown, masked', () => {
  const answers = {
    NAME: 'John Doe',
    EMAIL: 'john@example.com',
    PHONE: '+1 212 555 7890',
    COMPANY: 'Acme',
    EMPLOYEES: 25,
    GOAL: 'a secret goal',
  };
  expect(maskAnswers(answers, loadTestBusiness('btrix'))).toEqual({
    name: 'J***',
    email: 'jo***@example.com',
    phone: '***7890',
  });
});
